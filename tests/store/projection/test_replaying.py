"""Whatever is edited and undone, the journal tells the rows."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.status import Status
from partui.store.edits.documents import link_document
from partui.store.edits.evidence import put_evidence, remove_evidence
from partui.store.journal.edit import edit_tasks
from partui.store.journal.history import history
from partui.store.journal.writing import Author
from partui.store.projection.checking import check
from partui.store.projection.details import Documents, documents_in
from partui.store.projection.kinds import replay
from partui.store.projection.tasks import TASKS
from partui.store.queries.document.evidence import task_evidence
from partui.store.queries.tasks import task_id
from tests.examples import examples
from tests.store.officer import DAY, NOW, PLAN, in_memory, set_own, task, undo

BINH = Author("Bình", NOW)
CODES = ("1.3.1", "4.1.2", "8.5")
CRITERIA = ("1.1", "2.4")
WORDS = st.sampled_from(["", "Quý I", "Tháng 11", "sớm", "Trong năm 2020", "Sở Y tế", "Sở Nội vụ; UBND cấp xã"])


class Edit(NamedTuple):
    """Fields of several tasks, set at an hour."""

    codes: list[str]
    fields: dict[str, str | None]
    now: datetime

    def __call__(self, conn: sqlite3.Connection) -> None:
        """Do it."""
        keys = [task_id(conn, PLAN, code) for code in self.codes]
        edit_tasks(conn, keys, self.fields, Author("An", self.now), DAY.date)


class Prove(NamedTuple):
    """A document put to a task, anew or in the place of one that is there, which then proves criteria too."""

    code: str
    products: tuple[int, ...]
    summary: str
    again: bool

    def __call__(self, conn: sqlite3.Connection) -> None:
        """Do it."""
        key = task_id(conn, PLAN, self.code)
        known = task_evidence(conn, key)
        uuid = known[0].uuid if self.again and known else ""
        put_evidence(conn, key, Evidence(uuid, "", self.products, "", None, "", self.summary, ""), BINH)
        if uuid:
            link_document(conn, PLAN, uuid, [], BINH, criteria=CRITERIA)


class Unprove(NamedTuple):
    """The first document of a task taken away."""

    code: str

    def __call__(self, conn: sqlite3.Connection) -> None:
        """Do it."""
        for each in task_evidence(conn, task_id(conn, PLAN, self.code))[:1]:
            remove_evidence(conn, PLAN, each.uuid, BINH)


class Score(NamedTuple):
    """An own score entered or taken away."""

    code: str
    own: Decimal | None

    def __call__(self, conn: sqlite3.Connection) -> None:
        """Do it."""
        set_own(conn, PLAN, self.code, self.own, BINH)


class Undo(NamedTuple):
    """The last edit undone, or a change of the journal."""

    number: int | None

    def __call__(self, conn: sqlite3.Connection) -> None:
        """Do it."""
        changes = [] if self.number is None else history(conn, PLAN)
        undo(conn, BINH, changes[(self.number or 0) % len(changes)].uuid if changes else None)


FIELDS: st.SearchStrategy[dict[str, str | None]] = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(Status),
        "completed_on": st.sampled_from([None, "2020-09-01", "2020-10-05", "2021-01-01"]),
        "deadline": WORDS,
        "leads": WORDS,
        "progress": st.sampled_from([None, "0", "40", "200"]),
        "measured": st.sampled_from([None, "95 %"]),
        "note": st.sampled_from([None, "Đợi", "[/foo]"]),
    },
)
STEPS = st.one_of(
    st.builds(
        Edit,
        st.sets(st.sampled_from(CODES), min_size=1).map(sorted),
        FIELDS,
        st.integers(-3, 3).map(lambda hours: NOW + timedelta(hours=hours)),
    ),
    st.builds(
        Prove,
        st.sampled_from(CODES),
        st.sampled_from([(), (1,), (1, 2), (9,)]),
        st.sampled_from(["", "Báo cáo"]),
        st.booleans(),
    ),
    st.builds(Unprove, st.sampled_from(CODES)),
    st.builds(
        Score, st.sampled_from(CRITERIA), st.none() | st.sampled_from([Decimal(0), Decimal("0.25"), Decimal(99)])
    ),
    st.builds(Undo, st.none() | st.integers(0, 20)),
)


def undo_all(conn: sqlite3.Connection) -> None:
    while True:
        undo(conn, BINH)


@examples(0.4, deep=1)
@given(steps=st.lists(STEPS, max_size=12))
def test_whatever_is_edited_and_undone_the_journal_tells_the_rows(
    little: Path, steps: list[Edit | Prove | Unprove | Score | Undo]
) -> None:
    with closing(in_memory(little)) as conn:
        for step in steps:
            before = conn.total_changes
            try:
                step(conn)
            except PartuiError:
                assert conn.total_changes == before
        assert check(conn) == []
        for key, (source, values, version) in replay(conn, TASKS).items():
            assert TASKS.stored(conn, key) == (source.code, version, TASKS.cells(source, values))
            assert list(documents_in(values)) == list(Documents("task").stored(conn, key))
        with pytest.raises(PartuiError, match="Chưa có thay đổi nào"):
            undo_all(conn)
        assert check(conn) == []
        for code in CODES:
            stands = task(conn, code)
            assert (stands.status, stands.note, task_evidence(conn, stands.id)) == ("todo", "", ())
        assert conn.execute("SELECT count(own) FROM criterion").fetchone() == (0,)
        assert conn.execute("SELECT count(*) FROM criterion_evidence").fetchone() == (0,)
