"""Extensions and milestones written in two copies: after merging, what a careful officer would have written in one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from partui.domain.tasks.typed_milestones import read_steps
from partui.store.db.open import open_store
from partui.store.edits.due.extensions import extend_tasks, extension_typed
from partui.store.edits.due.milestones import reach_milestone, remove_milestone, set_milestones
from partui.store.exchange.merge import merge
from partui.store.journal.writing import Author
from partui.store.projection.checking import check
from partui.store.queries.tasks import task_id
from tests.store.officer import DAY, NOW, PLAN, task, undo

LATER = Author("Bình", NOW + timedelta(hours=1))
AN = Author("An", NOW)
CODE = "1.3.1"


@pytest.fixture
def copies(little: Path, tmp_path: Path) -> Iterator[tuple[sqlite3.Connection, sqlite3.Connection]]:
    """Two copies of one plan in which the task has a milestone."""
    paths = [Path(copyfile(little, tmp_path / f"{name}.db")) for name in "ab"]
    with closing(open_store(str(paths[0]))) as ours:
        milestones(ours, "thẩm định 31/10", Author("An", NOW - timedelta(hours=1)))
    copyfile(paths[0], paths[1])
    with closing(open_store(str(paths[0]))) as ours, closing(open_store(str(paths[1]))) as theirs:
        yield ours, theirs


def milestones(conn: sqlite3.Connection, text: str, who: Author) -> None:
    set_milestones(conn, task_id(conn, PLAN, CODE), read_steps(text, PLAN), who)


def extend(conn: sqlite3.Connection, to: str, on: date, who: Author, document: str = "") -> None:
    extend_tasks(conn, [task_id(conn, PLAN, CODE)], extension_typed(to, on, document, PLAN), who, DAY.date)


def meet(copies: tuple[sqlite3.Connection, sqlite3.Connection]) -> None:
    """Merge both ways, twice, and see that both say the same and are sound."""
    paths = [str(conn.execute("PRAGMA database_list").fetchone()[2]) for conn in copies]
    for into, source in ((0, 1), (1, 0), (0, 1), (1, 0)):
        merge(copies[into], [paths[source]])
    said = [task(conn, CODE)._replace(id=0) for conn in copies]
    assert said[0] == said[1]
    assert [check(conn) for conn in copies] == [[], []]


def test_of_two_extensions_none_shortens_the_other(copies: tuple[sqlite3.Connection, sqlite3.Connection]) -> None:
    extend(copies[0], "Ngày 15/11", date(2020, 10, 2), AN)
    extend(copies[1], "Ngày 31/10", date(2020, 10, 3), LATER)
    meet(copies)
    assert (task(copies[0], CODE).due_on, len(task(copies[0], CODE).extensions)) == (date(2020, 11, 15), 2)
    undo(copies[0], LATER)
    assert task(copies[0], CODE).due_on == date(2020, 11, 15)


def test_one_decision_that_both_write_down_is_one_extension(
    copies: tuple[sqlite3.Connection, sqlite3.Connection],
) -> None:
    extend(copies[0], "Ngày 15/11", date(2020, 10, 2), AN, "1234/UBND-TH")
    extend(copies[1], "15/11/2020", date(2020, 10, 2), LATER, "1234/ubnd-th")
    meet(copies)
    assert [each.due_on for each in task(copies[0], CODE).extensions] == [date(2020, 11, 15)]


def test_a_milestone_of_one_name_is_one_and_stays_reached(
    copies: tuple[sqlite3.Connection, sqlite3.Connection],
) -> None:
    ours, theirs = copies
    key = task_id(ours, PLAN, CODE)
    milestones(ours, "dự thảo 30/9; thẩm định 31/10", AN)
    reach_milestone(ours, key, 1, date(2020, 9, 28), AN, DAY.date)
    reach_milestone(ours, key, 2, date(2020, 10, 1), AN, DAY.date)
    milestones(theirs, "Dự thảo 29/9; thẩm định 15/11", LATER)
    meet(copies)
    expected = [
        ("Dự thảo", date(2020, 9, 29), date(2020, 9, 28)),
        ("thẩm định", date(2020, 11, 15), date(2020, 10, 1)),
    ]
    for conn in copies:
        assert [(each.words, each.due_on, each.done_on) for each in task(conn, CODE).milestones] == expected
    reach_milestone(ours, key, 1, None, AN, DAY.date)
    milestones(theirs, "dự thảo 1/10; thẩm định 15/11", LATER)
    meet(copies)
    first, _second = task(ours, CODE).milestones
    assert (first.due_on, first.done_on) == (date(2020, 10, 1), None)
    remove_milestone(ours, key, None, AN)
    assert check(ours) == []
