"""The plan edited row by row: added, changed, moved, renumbered, removed, and undone."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.scores.points import read_points
from partui.domain.tasks.evidence import Evidence
from partui.store.db.data import our_triggers
from partui.store.edits.evidence import put_evidence
from partui.store.edits.rows import RowPosition, add_row, change_row, move_row, remove_row
from partui.store.journal.history import history
from partui.store.journal.writing import Author
from partui.store.projection.checking import check, repair
from partui.store.projection.kind import Subject
from partui.store.projection.rebuilding import rebuild
from partui.store.queries.document.evidence import task_evidence
from partui.store.queries.plan_codes import inheriting, row_coded
from tests.examples import examples
from tests.store.officer import NOW, PLAN, edit, everything, in_memory, set_own, task, undo

AN = Author("An", NOW, "đính chính", new_agencies=True)


def add(
    conn: sqlite3.Connection, kind: str, code: str, spot: RowPosition | None = None, **fields: str | None
) -> list[Change]:
    given: dict[str, str | None] = {"title": "Việc mới", **fields}
    if kind == "task":
        given.setdefault("products", "Báo cáo")
    if kind == "criterion":
        given |= {"max": "1", "baseline": "0", "target": "1"}
    return add_row(conn, PLAN, kind, code, given, spot, AN)


def codes(conn: sqlite3.Connection, table: str = "plan_row") -> list[str]:
    return [code for (code,) in conn.execute(f"SELECT code FROM {table} WHERE plan = ? ORDER BY position", (PLAN,))]


def standing(conn: sqlite3.Connection) -> list[tuple[object, ...]]:
    """The plan's rows without their versions."""
    found: list[tuple[object, ...]] = []
    for table in ("task", "heading", "criterion"):
        names = [name for _at, name, *_rest in conn.execute(f"PRAGMA table_info({table})") if name != "version"]
        found += conn.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY id").fetchall()
    found += conn.execute("SELECT * FROM task_agency ORDER BY 1, 2, 3").fetchall()
    found += conn.execute("SELECT * FROM task_search ORDER BY 1").fetchall()
    return found


def test_an_added_task_stands_where_its_number_does(conn: sqlite3.Connection) -> None:
    add(conn, "task", "1.3.3", products="A\nB", deadline="Quý II", leads="Sở Y tế", implementers="Các sở, ban, ngành")
    new = task(conn, "1.3.3")
    assert (new.heading, new.criterion, new.chapter, new.title) == ("1.3", "1.3", "1", "Việc mới")
    assert (new.products, new.deadline_kind, new.leads, new.implementers) == (
        ("A", "B"), "quarter", ("Sở Y tế",), ("Các sở, ban, ngành",),
    )  # fmt: skip
    listed = codes(conn)
    assert listed[listed.index("1.3.2") + 1] == "1.3.3"
    assert check(conn) == []


def test_an_added_task_goes_with_its_undo_and_comes_back_with_its_own(conn: sqlite3.Connection) -> None:
    before = standing(conn)
    add(conn, "task", "1.3.3")
    edit(conn, "1.3.3", status="doing", note="x")
    here = standing(conn)
    undone = undo(conn, AN, next(change.uuid for change in history(conn, PLAN, "1.3.3") if change.field == "title"))
    assert standing(conn) == before
    undo(conn, AN, undone[0].uuid)
    assert standing(conn) == here
    assert check(conn) == []


def test_a_removed_task_comes_back_whole(busy: sqlite3.Connection) -> None:
    key = task(busy, "1.3.1").id
    put_evidence(busy, key, Evidence("", "", (1,), "12/BC", None, "", "", ""), AN)
    before = standing(busy)
    remove_row(busy, PLAN, Subject("task", key), AN)
    assert "1.3.1" not in codes(busy)
    assert history(busy, PLAN)[-1].code == "1.3.1"
    assert check(busy) == []
    undo(busy, AN)
    assert task(busy, "1.3.1").status == "done"
    assert [each.number for each in task_evidence(busy, key)] == ["12/BC"]
    assert standing(busy) == before
    assert check(busy) == []


def test_a_heading_is_renumbered_with_what_stands_below_it(conn: sqlite3.Connection) -> None:
    before = standing(conn)
    move_row(conn, PLAN, row_coded(conn, PLAN, "heading", "1.3"), AN, code="1.9")
    listed = codes(conn)
    assert listed[listed.index("1.6") :][:4] == ["1.6", "1.9", "1.9.1", "1.9.2"]
    # No criterion is numbered 1.9: the tasks serve the chapter's.
    assert (task(conn, "1.9.1").heading, task(conn, "1.9.1").criterion) == ("1.9", "1")
    assert check(conn) == []
    undo(conn, AN)
    assert standing(conn) == before


def test_a_heading_moves_with_what_stands_below_it(conn: sqlite3.Connection) -> None:
    move_row(conn, PLAN, row_coded(conn, PLAN, "heading", "1.3"), AN, spot=RowPosition("1.6"))
    listed = codes(conn)
    at = listed.index("1.6")
    assert listed[at + 1 : at + 4] == ["1.3", "1.3.1", "1.3.2"]
    move_row(conn, PLAN, row_coded(conn, PLAN, "task", "1.3.2"), AN, spot=RowPosition("1.1", after=False))
    assert codes(conn)[1] == "1.3.2"
    assert check(conn) == []


def test_a_heading_does_not_go_below_itself(conn: sqlite3.Connection) -> None:
    before = codes(conn)
    with pytest.raises(PartuiError, match=r"Mã 1\.3 ở ngay dưới 1;"):
        move_row(conn, PLAN, row_coded(conn, PLAN, "heading", "1"), AN, code="1.3")
    assert codes(conn) == before
    move_row(conn, PLAN, row_coded(conn, PLAN, "task", "1.5"), AN, code="1.5.1")


def test_a_heading_with_rows_below_it_is_not_removed(conn: sqlite3.Connection) -> None:
    with pytest.raises(PartuiError, match=r"Dưới 1\.3 còn 2 dòng: 1\.3\.1, 1\.3\.2"):
        remove_row(conn, PLAN, row_coded(conn, PLAN, "heading", "1.3"), AN)


def test_a_criterion_is_added_changed_and_removed(conn: sqlite3.Connection) -> None:
    add(conn, "criterion", "1.3.1")
    assert task(conn, "1.3.1").criterion == "1.3.1"
    about = row_coded(conn, PLAN, "criterion", "1.3.1")
    change_row(conn, about, {"max": "2", "target": "1,5", "title": "Tiêu chí mới"}, AN)
    assert conn.execute("SELECT max, target, title, version FROM criterion WHERE id = ?", (about.id,)).fetchone() == (
        "2", "1.5", "Tiêu chí mới", 11,
    )  # fmt: skip
    with pytest.raises(PartuiError, match="vượt điểm tối đa"):
        change_row(conn, about, {"target": "3"}, AN)
    remove_row(conn, PLAN, about, AN)
    assert task(conn, "1.3.1").criterion == "1.3"
    assert check(conn) == []


@pytest.mark.parametrize(
    ("kind", "code", "fields", "said"),
    [
        ("task", "1.3.1", {}, "đã có dòng mang mã 1.3.1"),
        ("task", "1.3", {}, "đã có dòng mang mã 1.3"),
        ("task", "1..3", {}, "không phải mã"),
        ("task", "1.9", {"title": " "}, "không được để trống"),
        ("task", "1.9", {"products": ""}, "sản phẩm hoặc yêu cầu"),
        ("heading", "2", {}, "đã có dòng mang mã 2"),
    ],
)
def test_what_cannot_be_added_is_refused_and_nothing_written(
    conn: sqlite3.Connection, kind: str, code: str, fields: Mapping[str, str], said: str
) -> None:
    before = everything(conn)
    with pytest.raises(PartuiError, match=said):
        add(conn, kind, code, None, **fields)
    assert everything(conn) == before


def test_a_corrected_cell_leaves_those_merged_with_it(conn: sqlite3.Connection) -> None:
    edit(conn, "4.1.1", title="Đã đính chính", implementers="Sở Y tế", requirements="Một\n\nHai")
    above, below = task(conn, "4.1.1"), task(conn, "4.1.2")
    assert (above.title, above.implementers, above.requirements) == ("Đã đính chính", ("Sở Y tế",), ("Một", "Hai"))
    assert below.implementers != above.implementers
    assert inheriting(conn, above.id, ["implementers"]) == ["4.1.2"]
    edit(conn, "4.1.1", title="", implementers="", requirements="")
    assert task(conn, "4.1.1")[:13] == above[:7] + task(conn, "4.1.1")[7:13]
    assert check(conn) == []


def test_two_files_that_add_one_code_keep_both(conn: sqlite3.Connection) -> None:
    """As a merge leaves it: both sources and both histories are there."""
    add(conn, "task", "1.7")
    add(conn, "task", "1.8")
    guard = our_triggers()["change_is_never_updated"]
    conn.execute("DROP TRIGGER change_is_never_updated")
    conn.execute("UPDATE change SET previous = NULL, previous_digest = NULL, digest = NULL")
    conn.execute("UPDATE change SET new = '1.7' WHERE field = 'code' AND new = '1.8'")
    conn.execute(guard)
    repair(conn)
    assert {"1.7", "1.8"} < set(codes(conn, "task"))
    assert check(conn) == []
    before = codes(conn, "task")
    with pytest.raises(PartuiError, match=r"đã có dòng mang mã 1\.8"):
        add(conn, "task", "1.8")
    assert codes(conn, "task") == before
    (given_way,) = conn.execute("SELECT id FROM task WHERE code = '1.8'").fetchone()
    move_row(conn, PLAN, Subject("task", given_way), AN, spot=RowPosition("1.1"))
    assert set(codes(conn, "task")) == set(before)
    move_row(conn, PLAN, Subject("task", given_way), AN, code="1.9")
    assert check(conn) == []


def test_a_removed_row_that_is_there_is_taken_out_by_repair(conn: sqlite3.Connection) -> None:
    key = task(conn, "1.3.1").id
    row = conn.execute("SELECT * FROM task WHERE id = ?", (key,)).fetchone()
    remove_row(conn, PLAN, Subject("task", key), AN)
    conn.execute(f"INSERT INTO task VALUES ({', '.join('?' * len(row))})", row)
    (finding,) = repair(conn)
    assert "đã xóa khỏi kế hoạch" in finding.text
    assert check(conn) == []


def undo_all(conn: sqlite3.Connection) -> None:
    while True:
        undo(conn, AN)


class Add(NamedTuple):
    """A row added, after another or by its number."""

    kind: str
    code: str
    spot: RowPosition | None

    def __call__(self, conn: sqlite3.Connection) -> None:
        """Do it."""
        add(conn, self.kind, self.code, self.spot)


class Rework(NamedTuple):
    """A row changed, renumbered, moved or removed."""

    how: str
    kind: str
    code: str
    to: str

    def __call__(self, conn: sqlite3.Connection) -> None:
        """Do it."""
        about = row_coded(conn, PLAN, self.kind, self.code)
        match self.how:
            case "change" if self.kind == "task":
                edit(conn, self.code, title=self.to, products=self.to, status="doing")
            case "change":
                change_row(conn, about, {"title": self.to}, AN)
            case "recode":
                move_row(conn, PLAN, about, AN, code=self.to)
            case "move":
                move_row(conn, PLAN, about, AN, spot=RowPosition(self.to))
            case "score" if self.kind == "criterion":
                set_own(conn, PLAN, self.code, read_points("0.25"), AN)
            case _:
                remove_row(conn, PLAN, about, AN)


class Undo(NamedTuple):
    """The last edit undone, or a change of the journal."""

    number: int | None

    def __call__(self, conn: sqlite3.Connection) -> None:
        """Do it."""
        changes = [] if self.number is None else history(conn, PLAN)
        undo(conn, AN, changes[(self.number or 0) % len(changes)].uuid if changes else None)


SOME = st.sampled_from(["1.1", "1.3", "1.3.1", "1.3.2", "1.9", "1.9.1", "2.4", "9"])
KIND = st.sampled_from(["task", "heading", "criterion"])
STEPS = st.one_of(
    st.builds(Add, KIND, SOME, st.none() | st.builds(RowPosition, SOME, st.booleans())),
    st.builds(Rework, st.sampled_from(["change", "recode", "move", "remove", "score"]), KIND, SOME, SOME),
    st.builds(Undo, st.none() | st.integers(0, 30)),
)


@examples(0.4, deep=1)
@given(steps=st.lists(STEPS, max_size=8))
def test_whatever_the_plan_is_edited_to_the_journal_tells_it_and_undo_brings_it_back(
    little: Path, steps: list[Add | Rework | Undo]
) -> None:
    with closing(in_memory(little)) as conn:
        imported = standing(conn)
        for step in steps:
            before = conn.execute("SELECT count(*) FROM change").fetchone(), standing(conn)
            try:
                step(conn)
            except PartuiError:
                assert (conn.execute("SELECT count(*) FROM change").fetchone(), standing(conn)) == before
        assert check(conn) == []
        edited = standing(conn)
        conn.execute("BEGIN")
        for table in ("task", "heading", "criterion"):
            rebuild(conn, [Subject(table, key) for (key,) in conn.execute(f"SELECT id FROM {table}").fetchall()])
        conn.execute("COMMIT")
        assert standing(conn) == edited
        with pytest.raises(PartuiError, match="Chưa có thay đổi nào"):
            undo_all(conn)
        assert standing(conn) == imported
        assert check(conn) == []


def test_a_heading_moves_with_all_its_rows_and_rows_are_moved_to_one_spot_again_and_again(
    conn: sqlite3.Connection,
) -> None:
    ordered = codes(conn)
    below = [code for code in ordered if code == "3" or code.startswith("3.")]
    move_row(conn, PLAN, row_coded(conn, PLAN, "heading", "3"), AN, spot=RowPosition("1.1"))
    after = codes(conn).index("1.1") + 1
    assert codes(conn)[after : after + len(below)] == below
    undo(conn, AN)
    assert codes(conn) == ordered
    for code in ["1.5", "1.3.1", "8.5"] * 8:
        move_row(conn, PLAN, row_coded(conn, PLAN, "task", code), AN, spot=RowPosition("1.1"))
        assert codes(conn)[after] == code
    assert max(len(place) for (place,) in conn.execute("SELECT new FROM change WHERE field = 'place'")) < 12
    assert check(conn) == []
