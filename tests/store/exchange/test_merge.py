"""Copies that went their own ways come back together: nothing is lost, and the order does not matter."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from partui.domain.errors import PartuiError
from partui.domain.journal.conflicts import Conflict
from partui.domain.plan.file import PlanFile, parse_plan
from partui.domain.plan.next_plan import CarryOver
from partui.domain.plan.reading import read_plan
from partui.domain.plan.structure import GaveWay, TwiceMade
from partui.domain.tasks.evidence import Evidence
from partui.store.db.connection import transaction
from partui.store.db.data import data_path
from partui.store.db.open import open_store
from partui.store.db.schema import migrate
from partui.store.edits.agencies import AgencyEdit, set_agency
from partui.store.edits.evidence import put_evidence
from partui.store.edits.next_plan import new_plan
from partui.store.edits.plans import add_plan
from partui.store.edits.rows import add_row, remove_row
from partui.store.exchange.backups import Reason, backups
from partui.store.exchange.merge import merge
from partui.store.journal.undo import to_undo
from partui.store.journal.writing import Author
from partui.store.projection.checking import check
from partui.store.projection.kind import Subject
from partui.store.queries.agencies import directory_agency
from partui.store.queries.tasks import task_id
from tests.store.officer import DAY, NOW, PLAN, edit, everything, set_own, task, undo

_STANDS = {
    "task": "SELECT t.*, s.uid, h.code, k.code FROM task AS t JOIN subject AS s USING (id)"
    " LEFT JOIN heading AS h ON h.id = t.heading_id LEFT JOIN criterion AS k ON k.id = t.criterion_id ORDER BY s.uid",
    "criterion": "SELECT plan, code, title, own, version FROM criterion ORDER BY plan, code",
    "heading": "SELECT s.uid, h.code, h.title, h.position, h.version FROM heading AS h"
    " JOIN subject AS s USING (id) ORDER BY s.uid",
    "directory": "SELECT key, name, written, short, kept, is_group, version FROM agency ORDER BY key",
    "members": "SELECT g.key, a.key FROM agency_member JOIN agency AS g ON g.id = group_id"
    " JOIN agency AS a ON a.id = member_id ORDER BY 1, 2",
    "evidence": "SELECT s.uid, e.uuid, e.product, e.number, e.issued_on, e.issuer, e.summary, e.link FROM evidence AS e"
    " JOIN subject AS s ON s.id = e.task_id ORDER BY s.uid, e.id",
    "readings": "SELECT s.uid, r.uuid, r.taken_on, r.number, r.whole, r.unit, r.source FROM reading AS r"
    " JOIN subject AS s ON s.id = r.task_id ORDER BY s.uid, r.id",
    "extensions": "SELECT s.uid, e.uuid, e.words, e.due_on, e.granted_on, e.document FROM extension AS e"
    " JOIN subject AS s ON s.id = e.task_id ORDER BY s.uid, e.uuid",
    "milestones": "SELECT s.uid, m.uuid, m.words, m.due_on, m.done_on FROM milestone AS m"
    " JOIN subject AS s ON s.id = m.task_id ORDER BY s.uid, m.uuid",
    "periods": "SELECT s.uid, p.key, p.due_on, p.status, p.completed_on, p.reason FROM task_period AS p"
    " JOIN subject AS s ON s.id = p.task_id ORDER BY s.uid, p.key",
    "agencies": "SELECT s.uid, ta.role, ta.position, a.key FROM task_agency AS ta JOIN subject AS s ON s.id = task_id"
    " JOIN agency AS a ON a.id = ta.agency_id ORDER BY 1, 2, 3",
    "history": "SELECT uuid, edit, undoes, plan, code, subject, field, old, new, by, at, why FROM history"
    " ORDER BY uuid",
}


def stands(conn: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """What a store says, without the numbers that are its own."""
    found = {name: conn.execute(sql).fetchall() for name, sql in _STANDS.items()}
    own = [name for name, *_rest in conn.execute("SELECT * FROM task LIMIT 0").description]
    left_out = {own.index(name) for name in ("id", "heading_id", "criterion_id")}
    found["task"] = [tuple(cell for at, cell in enumerate(row) if at not in left_out) for row in found["task"]]
    return found


@pytest.fixture
def path(store_path: Path) -> Path:
    """Our file."""
    return store_path


@pytest.fixture
def other_path(seeded: Path, tmp_path: Path) -> Path:
    """A copy that went its own way."""
    folder = tmp_path / "usb [x]"
    folder.mkdir()
    return Path(shutil.copyfile(seeded, folder / "bản khác.db"))


@pytest.fixture
def other(other_path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to it."""
    with closing(open_store(str(other_path))) as conn:
        yield conn


def test_what_each_did_alone_is_there_afterwards(
    conn: sqlite3.Connection, other: sqlite3.Connection, path: Path, other_path: Path
) -> None:
    edit(conn, "1.1", note="ta", status="done", completed_on="2020-09-30")
    edit(other, "1.3.1", note="họ", leads="Sở Hoàn toàn mới; Sở Y tế", by="Bình")
    put_evidence(
        other, task_id(other, PLAN, "1.3.1"), Evidence("", "", (1,), "12", None, "", "x", ""), Author("Bình", NOW)
    )
    set_own(other, PLAN, "1.1", Decimal("0.5"), Author("Bình", NOW))
    merged = merge(conn, [str(other_path)])
    assert (merged.added, merged.unchanged, merged.overtaken, merged.conflicts) == (4, 0, 0, ())
    assert {change.by for change in merged.news} == {"Bình"}
    assert merged.ahead is None
    assert check(conn) == []
    assert task(conn, "1.3.1").leads_words == "Sở Hoàn toàn mới; Sở Y tế"
    assert merge(other, [str(path)]).added == 3
    assert stands(conn) == stands(other)


def test_a_merge_done_twice_changes_nothing(
    conn: sqlite3.Connection, other: sqlite3.Connection, path: Path, other_path: Path
) -> None:
    edit(other, "1.1", note="họ")
    merge(conn, [str(other_path)])
    before = everything(conn)
    again = merge(conn, [str(other_path)])
    assert (again.added, again.unchanged, again.overtaken, again.news, again.backup) == (0, 1, 0, (), None)
    assert everything(conn) == before
    assert [each.reason for each in backups(str(path))] == [Reason.MERGE], "a merge that brought nothing kept a copy"


@pytest.mark.parametrize("minutes", [-1, 1])
def test_the_later_of_two_edits_stays_and_the_other_is_told_of(
    conn: sqlite3.Connection, other: sqlite3.Connection, path: Path, other_path: Path, minutes: int
) -> None:
    edit(conn, "1.3.1", note="của ta", now=NOW)
    edit(other, "1.3.1", note="trước nữa", now=NOW + timedelta(minutes=minutes - 0.5), by="Bình")
    edit(other, "1.3.1", note="của họ", now=NOW + timedelta(minutes=minutes), by="Bình")
    edit(other, "1.5", note="một mình", now=NOW + timedelta(minutes=9), by="Bình")
    kept = "của ta" if minutes < 0 else "của họ"
    merged = merge(conn, [str(other_path)])
    assert merged.conflicts == (Conflict("1.3.1", "note", "của ta", "của họ", kept),)
    assert (merged.added, merged.overtaken) == (3, 1)
    assert task(conn, "1.3.1").note == kept
    back = merge(other, [str(path)]).conflicts
    assert back == (() if kept == "của ta" else (Conflict("1.3.1", "note", "của họ", "của ta", kept),))
    assert stands(conn) == stands(other)


def test_two_that_wrote_the_same_are_in_no_conflict(
    conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path
) -> None:
    edit(conn, "1.3.1", status="doing", note="của ta")
    edit(other, "1.3.1", status="doing", note="của họ", by="Bình")
    assert [conflict.field for conflict in merge(conn, [str(other_path)]).conflicts] == ["note"]


def test_an_edit_made_in_knowledge_of_the_other_is_no_conflict(
    conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path
) -> None:
    edit(other, "1.1", note="họ")
    merge(conn, [str(other_path)])
    edit(conn, "1.1", note="ta, sau khi thấy của họ")
    edit(other, "1.2", note="khác")
    assert merge(conn, [str(other_path)]).conflicts == ()


def test_others_changes_can_be_undone_and_undone_ones_stay_so(
    conn: sqlite3.Connection, other: sqlite3.Connection, path: Path, other_path: Path
) -> None:
    edit(other, "1.1", note="họ", by="Bình")
    undo(other, Author("Bình", NOW))
    edit(other, "1.2", status="doing", by="Bình")
    merge(conn, [str(other_path)])
    assert task(conn, "1.1").note == ""
    assert [change.code for change in undo(conn, Author("An", NOW))] == ["1.2"]
    assert task(conn, "1.2").status == "todo"
    with pytest.raises(PartuiError, match="Chưa có thay đổi nào"):
        undo(conn, Author("An", NOW))
    merge(other, [str(path)])
    assert stands(conn) == stands(other)
    assert check(conn) == check(other) == []


def test_a_plan_of_another_year_comes_along(
    conn: sqlite3.Connection, other: sqlite3.Connection, path: Path, other_path: Path
) -> None:
    with open(data_path("seed.json"), encoding="utf-8") as seed:
        plan = PlanFile.model_validate_json(seed.read())
    next_year = plan.model_copy(update={"plan": plan.plan.model_copy(update={"year": 2021})})
    with transaction(other):
        add_plan(other, read_plan(next_year))
    with closing(other.execute("SELECT id FROM task WHERE plan = 2021 AND code = '1.1'")) as found:
        (key,) = found.fetchone()
    before = backups(str(path))
    merged = merge(conn, [str(other_path)])
    assert (merged.added, merged.twice_made) == (0, ())
    assert len(backups(str(path))) == len(before) + 1
    assert key
    assert conn.execute("SELECT plan, count(*) FROM task GROUP BY plan").fetchall() == [(2020, 86), (2021, 86)]
    assert conn.execute("SELECT value FROM setting WHERE name = 'plan_in_use'").fetchone() == ("2020",)
    assert check(conn) == []
    assert stands(conn) == stands(other)


def test_edits_of_the_plan_itself_come_along(
    conn: sqlite3.Connection, other: sqlite3.Connection, path: Path, other_path: Path
) -> None:
    binh = Author("Bình", NOW + timedelta(hours=1), new_agencies=True)
    add_row(other, PLAN, "heading", "9", {"title": "Thêm"}, None, binh)
    add_row(other, PLAN, "task", "9.1", {"title": "Của Bình", "products": "Báo cáo", "leads": "Sở Mới"}, None, binh)
    remove_row(other, PLAN, Subject("task", task(other, "1.5").id), binh)
    set_agency(other, directory_agency(other, PLAN, "UBND cấp huyện").id, AgencyEdit(add=["UBND huyện Lắk"]), binh)
    add_row(conn, PLAN, "task", "9.1", {"title": "Của An", "products": "Tờ trình"}, None, Author("An", NOW))
    merged = merge(conn, [str(other_path)])
    assert merged.backup is not None
    assert merged.gave_way == (GaveWay(PLAN, "9.2", "9.1", task(conn, "9.2").title),)
    assert merge(other, [str(path)]).gave_way == merged.gave_way
    assert stands(conn) == stands(other)
    assert check(conn) == check(other) == []
    assert {task(conn, code).title for code in ("9.1", "9.2")} == {"Của An", "Của Bình"}
    assert merge(conn, [str(other_path)]).gave_way == ()
    assert conn.execute("SELECT title FROM heading WHERE code = '9'").fetchone() == ("Thêm",)
    with pytest.raises(PartuiError, match=r"^1\.5 là tiêu chí, không phải nhiệm vụ"):
        task(conn, "1.5")
    assert [each.name for each in task(conn, "1.3.1").members] == ["UBND huyện Lắk"]
    assert merge(conn, [str(other_path)]).backup is None


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE task_source SET title = 'Việc khác' WHERE id = (SELECT id FROM task WHERE code = '1.3.1')",
        "UPDATE task_source SET deadline = 'Quý IV' WHERE id = (SELECT id FROM task WHERE code = '1.3.1')",
        "DELETE FROM task_source WHERE id = (SELECT id FROM task WHERE code = '8.5')",
        "UPDATE criterion_source SET max = 9 WHERE id = (SELECT id FROM criterion WHERE code = '1.1')",
        "UPDATE heading_source SET title = 'Mục khác' WHERE id = (SELECT id FROM heading WHERE code = '1.3')",
        "UPDATE subject SET position = 900 WHERE kind = 'task' AND code = '8.5'",
        "UPDATE plan SET title = 'Kế hoạch khác'",
    ],
)
def test_another_plan_of_the_same_year_is_refused(
    conn: sqlite3.Connection, other: sqlite3.Connection, path: Path, other_path: Path, damage: str
) -> None:
    edit(other, "1.1", note="họ")
    other.execute("PRAGMA foreign_keys = OFF")
    other.execute(damage)
    before = everything(conn)
    with pytest.raises(PartuiError, match="một kế hoạch năm 2020 khác"):
        merge(conn, [str(other_path)])
    assert everything(conn) == before
    assert backups(str(path)) == []


@pytest.mark.parametrize(
    ("issuer", "is_another"), [("UBND tỉnh Gia Lai", True), ("Uỷ ban nhân dân tỉnh Đắk Lắk.", False)]
)
def test_another_provinces_file_is_refused_and_both_are_named(
    conn: sqlite3.Connection, tmp_path: Path, issuer: str, is_another: bool
) -> None:
    plan = parse_plan(Path(data_path("seed.json")).read_bytes())
    head = plan.plan.model_copy(update={"year": 2021, "issuer": issuer})
    other = tmp_path / "tỉnh khác.db"
    with closing(sqlite3.connect(other, isolation_level=None)) as theirs, transaction(theirs):
        migrate(theirs)
        add_plan(theirs, read_plan(plan.model_copy(update={"plan": head})))
    before = everything(conn)
    if is_another:
        with pytest.raises(PartuiError, match="là kế hoạch của UBND tỉnh Gia Lai, tệp này là của UBND tỉnh Đắk Lắk"):
            merge(conn, [str(other)])
        assert everything(conn) == before
    else:
        merge(conn, [str(other)])
        assert conn.execute("SELECT count(*) FROM plan").fetchone() == (2,)


def test_a_plan_that_both_sides_have_made_is_kept_from_both(
    conn: sqlite3.Connection, other: sqlite3.Connection, path: Path, other_path: Path
) -> None:
    who = Author("An", NOW, "")
    edit(conn, "1.1", title="Sửa ở đây")
    edit(conn, "1.3.1", deadline="Quý I")
    edit(other, "1.3.1", deadline="Quý IV")
    add_row(other, PLAN, "task", "1.3.3", {"title": "Chỉ bên kia", "products": "Báo cáo"}, None, who)
    for side in (conn, other):
        new_plan(side, PLAN + 1, PLAN, CarryOver.FRESH, who, DAY)
    merged = merge(conn, [str(other_path)])
    assert merged.twice_made == (TwiceMade(PLAN + 1, cells=2, ours=0, theirs=1),)
    # Of two edits one stays, an edit stays over the words as printed; rows of both sides are there.
    titles = dict(conn.execute("SELECT code, title FROM task WHERE plan = ?", (PLAN + 1,)))
    assert (titles["1.1"], titles["1.3.3"]) == ("Sửa ở đây", "Chỉ bên kia")
    (kept,) = conn.execute("SELECT deadline FROM task WHERE plan = ? AND code = '1.3.1'", (PLAN + 1,)).fetchone()
    assert merged.conflicts[0] == Conflict("1.3.1", "deadline", "Quý I", "Quý IV", kept)
    said = conn.execute("SELECT new FROM history WHERE plan = ? AND code = '1.3.1' ORDER BY new", (PLAN + 1,))
    assert said.fetchall() == [("Quý I",), ("Quý IV",)]
    with pytest.raises(PartuiError, match="Chưa có thay đổi nào"):
        to_undo(conn, plan=PLAN + 1)
    merge(other, [str(path)])
    assert stands(conn) == stands(other)
    assert check(conn) == check(other) == []


def test_a_change_that_was_altered_is_refused(
    conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path
) -> None:
    edit(other, "1.1", note="họ")
    merge(conn, [str(other_path)])
    (guard,) = other.execute("SELECT sql FROM sqlite_schema WHERE name = 'change_is_never_updated'").fetchone()
    other.execute("DROP TRIGGER change_is_never_updated")
    other.execute("UPDATE change SET new = 'đã sửa'")
    other.execute(guard)
    with pytest.raises(PartuiError, match="nhật ký đã bị sửa"):
        merge(conn, [str(other_path)])
    assert task(conn, "1.1").note == "họ"


def test_several_files_at_once_or_none(
    conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path, tmp_path: Path
) -> None:
    third = Path(shutil.copyfile(other_path, tmp_path / "ba.db"))
    edit(other, "1.1", note="hai")
    with closing(open_store(str(third))) as own:
        edit(own, "1.2", note="ba")
    broken = tmp_path / "hỏng.db"
    broken.write_text("không phải SQLite")
    before = everything(conn)
    with pytest.raises(PartuiError, match="không phải là tệp của partui"):
        merge(conn, [str(other_path), str(third), str(broken)])
    assert everything(conn) == before
    assert merge(conn, [str(other_path), str(third), str(other_path)]).added == 2
    assert (task(conn, "1.1").note, task(conn, "1.2").note) == ("hai", "ba")


def test_looking_writes_nothing(
    conn: sqlite3.Connection, other: sqlite3.Connection, path: Path, other_path: Path
) -> None:
    edit(conn, "1.1", note="ta")
    edit(other, "1.1", note="họ")
    before = everything(conn)
    looked = merge(conn, [str(other_path)], dry_run=True)
    assert everything(conn) == before
    assert backups(str(path)) == []
    merged = merge(conn, [str(other_path)])
    assert looked == merged._replace(backup=None)


def test_interrupted_it_has_done_nothing(conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path) -> None:
    edit(other, "1.1", note="họ")

    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    before = everything(conn)
    with pytest.raises(KeyboardInterrupt):
        merge(conn, [str(other_path)], progress=interrupt)
    assert everything(conn) == before
    assert not conn.in_transaction
    assert merge(conn, [str(other_path)]).added == 1


def test_others_read_and_the_copy_holds_what_was_there_before(
    conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path
) -> None:
    edit(conn, "1.1", note="trước")
    edit(other, "1.1", note="họ", now=NOW + timedelta(days=1))
    merged = merge(conn, [str(other_path)])
    assert merged.backup is not None
    with closing(open_store(merged.backup.path)) as kept:
        assert task(kept, "1.1").note == "trước"
        assert check(kept) == []


def test_a_clock_that_was_ahead_is_told_of(
    conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path
) -> None:
    edit(other, "1.1", note="họ", now=NOW.replace(year=2999))
    assert (merge(conn, [str(other_path)]).ahead or "").startswith("2999-10-05")
    edit(conn, "1.1", note="ta")
    assert task(conn, "1.1").note == "ta"
    assert check(conn) == []
