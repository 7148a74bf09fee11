"""A journal that was rewritten is told from one that is damaged, and both from one that is whole."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from partui.domain.plan.file import PlanFile
from partui.domain.plan.reading import read_plan
from partui.domain.tasks.task import Role
from partui.store.db.connection import transaction
from partui.store.db.data import data_path, our_triggers
from partui.store.db.open import open_store
from partui.store.edits.plan_removal import remove_plan
from partui.store.edits.plans import add_plan
from partui.store.exchange.copying import copy_to
from partui.store.exchange.merge import merge
from partui.store.exchange.partial_export import keep_only_tasks_of
from partui.store.journal.edit import edit_tasks
from partui.store.journal.writing import Author
from partui.store.projection.chain import last_link
from partui.store.projection.checking import check, repair
from partui.store.queries.agencies import agency_named
from partui.store.queries.tasks import task_id
from tests.store.officer import NOW, PLAN, edit, undo


def rewrite(conn: sqlite3.Connection, sql: str) -> None:
    """Alter the journal past its guards."""
    for name in ("change_is_never_updated", "change_is_never_deleted"):
        conn.execute(f"DROP TRIGGER {name}")
    conn.execute(sql)
    for name in ("change_is_never_updated", "change_is_never_deleted"):
        conn.execute(our_triggers()[name])


def said(conn: sqlite3.Connection) -> list[str]:
    """What the check says of the journal."""
    return [finding.text for finding in check(conn) if "Thay đổi" in finding.text or "Nhật ký" in finding.text]


def test_what_is_whole_is_found_whole(conn: sqlite3.Connection, store_path: Path, tmp_path: Path) -> None:
    other = Path(shutil.copyfile(store_path, tmp_path / "khác.db"))
    edit(conn, "1.1", "1.2", note="ta", status="done", completed_on="2020-09-30")
    with closing(open_store(str(other))) as theirs:
        edit(theirs, "1.3.2", note="họ", by="Bình")
        edit(theirs, "1.3.1", note="họ", by="Bình")
    own = last_link(conn)
    merge(conn, [str(other)])
    assert last_link(conn) == own, "what others wrote is no link of our chain"
    undo(conn, Author("An", NOW))
    links = conn.execute("SELECT uuid, previous FROM change WHERE author = 'An' ORDER BY seq").fetchall()
    assert [previous for _uuid, previous in links] == [None, *(uuid for uuid, _previous in links[:-1])]
    assert check(conn) == []
    merge(conn, [str(other)])
    assert check(conn) == []


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE change SET new = 'khác' WHERE seq = 2", ["Thay đổi {2} không còn như khi ghi"]),
        ("UPDATE change SET changed_at = '2020-10-05T02:29:00.000009Z' WHERE seq = 3", ["Thay đổi {3} không còn"]),
        ("UPDATE change SET digest = NULL, new = 'khác' WHERE seq = 2", ["Nhật ký đã bị viết lại: thay đổi {2} khác"]),
        (
            "DELETE FROM change WHERE seq = 2",
            ["Nhật ký đã bị bỏ bớt: thiếu thay đổi {2}, đứng ngay trước thay đổi {3}"],
        ),
    ],
)
def test_what_was_done_to_the_past_is_said(conn: sqlite3.Connection, sql: str, found: list[str]) -> None:
    uuids = {str(number): edit(conn, "1.1", note=f"lần {number}")[0].uuid for number in range(1, 4)}
    rewrite(conn, sql)
    told = said(conn)
    assert len(told) == len(found)
    for text, begins in zip(told, found, strict=True):
        assert text.startswith(begins.replace("{2}", uuids["2"]).replace("{3}", uuids["3"]))
    repair(conn)
    assert said(conn) == told, "the past cannot be mended"


def test_changes_of_before_the_chain_are_held_by_its_first_link(conn: sqlite3.Connection) -> None:
    edit(conn, "1.1", note="cũ")
    rewrite(conn, "UPDATE change SET digest = NULL, previous = NULL, previous_digest = NULL")
    edit(conn, "1.1", note="mới")
    assert check(conn) == []
    rewrite(conn, "UPDATE change SET reason = 'sửa' WHERE seq = 1")
    assert len(said(conn)) == 1


def test_what_is_left_out_rightly_is_no_fault(conn: sqlite3.Connection, store_path: Path, tmp_path: Path) -> None:
    seed = PlanFile.model_validate_json(Path(data_path("seed.json")).read_bytes())
    with transaction(conn):
        add_plan(conn, read_plan(seed.model_copy(update={"plan": seed.plan.model_copy(update={"year": 2021})})))
    for plan in (2020, 2021, 2020):
        edit_tasks(conn, [task_id(conn, plan, "1.1")], {"note": f"x{plan}"}, Author("An", NOW), NOW.date())
        edit(conn, "1.3.1", note=f"{plan}")
    part = tmp_path / "một phần.db"
    agency, _name = agency_named(conn, PLAN, "Sở Nội vụ")
    copy_to(conn, str(part), shorten=lambda copy: keep_only_tasks_of(copy, PLAN, agency, Role.LEAD))
    with closing(open_store(str(part))) as theirs:
        edit(theirs, "1.3.1", note="họ", by="Bình")
        assert check(theirs) == []
    assert merge(conn, [str(part)]).added == 1
    assert check(conn) == []
    remove_plan(conn, 2021)
    assert check(conn) == []
    edit(conn, "1.3.1", note="sau")
    assert check(conn) == []
    whole = tmp_path / "mới.db"
    with closing(open_store(str(whole))) as theirs:
        merge(theirs, [str(store_path)])
        assert check(theirs) == []
