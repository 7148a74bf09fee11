"""A form that comes back as it was sent changes nothing, whatever was edited before it was made."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from partui.domain.agencies.members import MemberStatus
from partui.domain.agencies.names import agency_key
from partui.domain.errors import PartuiError
from partui.domain.periods.state import PeriodStatus
from partui.domain.tasks.status import Status
from partui.plan_io.forms.reading import read_form
from partui.plan_io.forms.writing import write_form
from partui.store.db.open import open_store
from partui.store.edits.agencies import AgencyEdit, set_agency
from partui.store.edits.due.agency_periods import set_agency_periods
from partui.store.edits.due.periods import give_periods, set_periods
from partui.store.edits.forms.incoming import take_form
from partui.store.edits.members import set_members
from partui.store.journal.edit import edit_tasks
from partui.store.journal.writing import Author
from partui.store.queries.agencies import agency_named, directory_agency
from partui.store.queries.forms.asked import FormQuery, forms_of
from partui.store.queries.tasks import task_id
from tests.examples import examples
from tests.store.officer import DAY, NOW, PLAN, edit

WHO = Author("An", NOW, "x", True)
GROUP, MEMBERS = "UBND cấp huyện", ("UBND huyện Lắk", "UBND huyện Ea Kar")
CODES = ("1.1", "1.2", "1.3.1", "1.4.1", "3.4.4", "6.2.3")
TEXTS = ("", "đạt 3", "=1+1", "44100", "0,5", "- a\n- b", "  x ", "30/9", "Hoàn thành", "“x”; y", "1.10")


class Step(NamedTuple):
    """An edit of a task."""

    kind: str
    code: str
    status: Status
    text: str
    number: int


def _field(conn: sqlite3.Connection, step: Step) -> None:
    name = ("measured", "note", "deadline", "title", "products", "requirements")[step.number % 6]
    edit_tasks(conn, [task_id(conn, PLAN, step.code)], {name: step.text}, WHO, DAY.date)


def _status(conn: sqlite3.Connection, step: Step) -> None:
    done = f"2020-09-{1 + step.number % 30:02}" if step.status is Status.DONE else None
    edit(conn, step.code, status=step.status, completed_on=done, progress=str(step.number))


def _member(conn: sqlite3.Connection, step: Step) -> None:
    said = MemberStatus(step.status, date(2020, 9, 30) if step.status is Status.DONE else None)
    member = agency_key(MEMBERS[step.number % 2])
    set_members(conn, [task_id(conn, PLAN, step.code)], [member], said, WHO, DAY.date)


def _period(conn: sqlite3.Connection, step: Step) -> None:
    task = task_id(conn, PLAN, step.code)
    give_periods(conn, task, ("Hàng quý", "Định kỳ 6 tháng", "Hàng tháng")[step.number % 3], WHO)
    status = (PeriodStatus.DONE, PeriodStatus.WAIVED, PeriodStatus.OPEN)[step.number % 3]
    set_periods(conn, task, ["2020-Q1", "2020-H1", "2020-03"][step.number % 3 :][:1], status, WHO, DAY.date)


def _agency_period(conn: sqlite3.Connection, step: Step) -> None:
    task = task_id(conn, PLAN, step.code)
    give_periods(conn, task, "Hàng quý", WHO)
    status = (PeriodStatus.DONE, PeriodStatus.WAIVED, PeriodStatus.OPEN)[step.number % 3]
    set_agency_periods(conn, task, ["2020-Q3"], [MEMBERS[step.number % 2]], status, WHO, DAY.date)


EDITS: dict[str, Callable[[sqlite3.Connection, Step], None]] = {
    "field": _field, "status": _status, "member": _member, "period": _period,
    "agency_period": _agency_period,
}  # fmt: skip
steps = st.lists(
    st.builds(
        Step,
        kind=st.sampled_from(sorted(EDITS)),
        code=st.sampled_from(CODES),
        status=st.sampled_from(Status),
        text=st.sampled_from(TEXTS),
        number=st.integers(0, 100),
    ),
    max_size=8,
)


@examples(0.3)
@given(steps=steps, whole=st.booleans(), agency=st.sampled_from(["noi vu", *MEMBERS]))
def test_a_form_that_nobody_filled_in_changes_nothing(
    seeded: Path, tmp_path_factory: Any, steps: list[Step], whole: bool, agency: str
) -> None:
    folder = tmp_path_factory.mktemp("phiếu")
    with closing(open_store(str(copyfile(seeded, folder / "a.db")))) as conn:
        set_agency(conn, directory_agency(conn, PLAN, GROUP).id, AgencyEdit(add=MEMBERS), WHO)
        for step in steps:
            # What cannot be said is refused, with nothing written.
            with suppress(PartuiError):
                EDITS[step.kind](conn, step)
        key = agency_named(conn, PLAN, agency)[0] or 0
        (form,) = forms_of(conn, PLAN, [key], DAY, FormQuery(whole_group=whole))
        path = folder / "form.xlsx"
        with path.open("wb") as out:
            write_form(form, out)
        filled = read_form(str(path))
        assert filled.form == form
        before = conn.execute("SELECT count(*) FROM change").fetchone()
        outcome = take_form(conn, PLAN, path.name, filled.form, filled.table, WHO, DAY)
        assert (outcome.changes, outcome.faults, outcome.refused) == ((), (), ())
        assert not outcome.is_answered
        assert conn.execute("SELECT count(*) FROM change").fetchone() == before
