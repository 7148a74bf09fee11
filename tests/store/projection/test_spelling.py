"""An agency's name is written in one way, whichever copy one looks at and however the copies met."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from partui.domain.agencies.names import agency_key
from partui.store.db.open import open_store
from partui.store.edits.agencies import AgencyEdit, add_agency, set_agency
from partui.store.exchange.merge import merge
from partui.store.journal.writing import Author
from partui.store.projection.checking import check
from partui.store.queries.agencies import directory_agency, list_agencies
from tests.store.officer import NOW, PLAN, edit, undo

AN = Author("An", NOW, new_agencies=True)


def named(conn: sqlite3.Connection, name: str) -> None:
    edit(conn, "1.1", leads=name)


def member(conn: sqlite3.Connection, name: str) -> None:
    set_agency(conn, directory_agency(conn, PLAN, "UBND cấp huyện").id, AgencyEdit(add=[name]), AN)


def added(conn: sqlite3.Connection, name: str) -> None:
    add_agency(conn, name, "", AN)


@pytest.mark.parametrize("one", [named, member, added])
@pytest.mark.parametrize("two", [named, member, added])
def test_two_spellings_end_as_the_first(
    conn: sqlite3.Connection,
    store_path: Path,
    tmp_path: Path,
    one: Callable[[sqlite3.Connection, str], None],
    two: Callable[[sqlite3.Connection, str], None],
) -> None:
    path = Path(shutil.copyfile(store_path, tmp_path / "khác.db"))
    edit(conn, "1.2", note="để lần sửa sau chắc chắn là sau")
    with closing(open_store(str(path))) as other:
        one(conn, "Sở Mới")
        two(other, "SỞ MỚI")
        first = min(
            (clock, name)
            for each, name in ((conn, "Sở Mới"), (other, "SỞ MỚI"))
            for (clock,) in each.execute("SELECT max(clock) FROM change WHERE new = ?", (name,))
        )[1]
        for _time in range(2):
            merge(conn, [str(path)])
            merge(other, [str(store_path)])
        for each in (conn, other):
            assert each.execute(
                "SELECT name, written FROM agency WHERE key = ?", (agency_key("Sở Mới"),)
            ).fetchall() == [(first, first)]
            assert check(each) == []
        assert [row._replace(id=0) for row in list_agencies(conn, PLAN)] == [
            row._replace(id=0) for row in list_agencies(other, PLAN)
        ]


def test_the_plan_s_own_spelling_stays(conn: sqlite3.Connection, store_path: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(store_path, tmp_path / "khác.db"))
    with closing(open_store(str(path))) as other:
        edit(other, "1.1", leads="SỞ NỘI VỤ")
        merge(conn, [str(path)])
        for each in (conn, other):
            assert each.execute("SELECT name FROM agency WHERE key = ?", (agency_key("Sở Nội vụ"),)).fetchall() == [
                ("Sở Nội vụ",)
            ]


def test_an_agency_that_an_undone_edit_named_is_not_listed(conn: sqlite3.Connection) -> None:
    before = list_agencies(conn, PLAN)
    for make in (named, member, added):
        make(conn, "Sở Mới")
        assert list_agencies(conn, PLAN) != before
        undo(conn, AN)
        assert list_agencies(conn, PLAN) == before
