"""What the journal speaks of, and what it may say that this program does not know."""

import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import FIELDS
from partui.domain.tasks.evidence import EVIDENCE, Evidence
from partui.store.db.connection import transaction
from partui.store.edits.evidence import put_evidence
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.checking import check, repair
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import read_state, write_state
from partui.store.queries.document.evidence import task_evidence
from partui.store.queries.tasks import task_id
from tests.examples import examples
from tests.store.officer import CLOCK, NOW, PLAN, edit, everything, in_memory, set_own, task, undo

AN = Author("An", NOW)
LATER = "của bản sau"
UUID = "11111111-2222-4333-8444-555555555555"


def subject(conn: sqlite3.Connection, table: str, code: str) -> Subject:
    return Subject(table, conn.execute(f"SELECT id FROM {table} WHERE code = ?", (code,)).fetchone()[0])


def journal(conn: sqlite3.Connection, about: Subject, field: str, new: str | None) -> str:
    """What another program writes: the change, and the version that it leads to."""
    uuid = str(uuid4())
    conn.execute(
        "INSERT INTO change (uuid, edit, subject_id, field, new, author, changed_at, reason, clock)"
        f" SELECT ?1, ?1, ?2, ?3, ?4, 'Bình', at, '', {CLOCK.format(at='at')} FROM"
        " (SELECT coalesce(max(substr(changed_at, 1, 19)), '2020-10-05T02:30:00') || '.999999Z' AS at FROM change)",
        (uuid, about.id, field, new),
    )
    conn.execute(f"UPDATE {about.table} SET version = version + 1 WHERE id = ?", (about.id,))
    return uuid


def test_a_task_as_it_stands(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", measured="đạt 32%", progress="40")
    about = subject(conn, "task", "1.3.1")
    (proof,) = put_evidence(conn, about.id, Evidence("", "", (1,), "12/BC-SNV", None, "", "", ""), AN)
    code, version, values, _source = read_state(conn, about)
    assert (code, version) == ("1.3.1", 4)
    assert values == {
        "status": "todo", "completed_on": None, "deadline": "Quý III", "leads": "Sở Nội vụ", "progress": "40",
        "measured": "đạt 32%", "bar": "", "note": "", "after": "", "emptied": "", proof.field: proof.new,
        "code": "1.3.1", "place": "4", "removed": "",
        "title": "Tỷ lệ cơ quan chuyên môn cấp tỉnh và đơn vị hành chính cấp huyện được kiểm tra trong năm",
        "products": "Quyết định thành lập Đoàn kiểm tra;\nThông báo kết luận kiểm tra;\nBáo cáo kết quả kiểm tra.",
        "requirements": "Đạt từ 30% cơ quan, đơn vị trở lên",
        "implementers": "Các sở, ban, ngành, UBND cấp huyện",
        "number": None, "second_code": "", "person": "", "start": "", "other": "{}", "serves": "", "share": "",
        "effort": "", "period_words": "", "quorum": "",
    }  # fmt: skip
    assert set(FIELDS) < set(values)


def test_a_criterion_as_it_stands(conn: sqlite3.Connection) -> None:
    about = subject(conn, "criterion", "1.5")
    printed = {
        "title": "Sáng kiến hoặc giải pháp mới trong cải cách hành chính", "max": "2", "baseline": "1.5", "target": "2",
        "lead": "Sở Nội vụ", "code": "1.5", "place": "5", "removed": "", "number": None, "appraised": None,
        "surveyed": None, "explanation": "", "scored_by": "", "on_time_only": "", "counts_cancelled": "",
        "survey_share": "", "steps": "",
    }  # fmt: skip
    assert read_state(conn, about)[:3] == ("1.5", 1, {"own": None, **printed})
    set_own(conn, PLAN, "1.5", Decimal("1.50"), AN)
    assert read_state(conn, about)[:3] == ("1.5", 2, {"own": "1.5", **printed})


@pytest.mark.parametrize(("table", "said"), [("task", "Nhiệm vụ"), ("criterion", "Tiêu chí")])
def test_what_is_not_in_the_file(conn: sqlite3.Connection, table: str, said: str) -> None:
    with pytest.raises(PartuiError, match=f"{said} không còn trong tệp"):
        read_state(conn, Subject(table, 9999))


@pytest.mark.parametrize(("table", "code"), [("task", "1.3.1"), ("criterion", "1.5")])
def test_what_is_read_is_written_back(busy: sqlite3.Connection, table: str, code: str) -> None:
    set_own(busy, PLAN, "1.5", Decimal("1.75"), AN)
    put_evidence(busy, task_id(busy, PLAN, "1.3.1"), Evidence("", "", (1,), "12/BC", None, "", "", ""), AN)
    before = everything(busy)
    about = subject(busy, table, code)
    state = read_state(busy, about)
    write_state(busy, about, state, {**state.values, LATER: "x", f"{EVIDENCE}ngắn": "{}"}, state.version)
    assert everything(busy) == before


@pytest.mark.parametrize(("table", "code"), [("task", "1.3.1"), ("criterion", "1.5")])
def test_a_field_of_a_later_partui_is_left_alone(conn: sqlite3.Connection, table: str, code: str) -> None:
    about = subject(conn, table, code)
    journal(conn, about, LATER, "x")
    assert check(conn) == []
    assert LATER not in read_state(conn, about).values
    edit(conn, "1.3.1", note="y")
    set_own(conn, PLAN, "1.5", Decimal(1), AN)
    assert check(conn) == []
    assert [undo(conn, AN)[0].field for _ in range(2)] == ["own", "note"]
    for named in (None, conn.execute("SELECT uuid FROM change WHERE field = ?", (LATER,)).fetchone()[0]):
        before = everything(conn)
        with pytest.raises(PartuiError) as refused:
            undo(conn, AN, named)
        assert str(refused.value) == f"Bản partui này không biết trường “{LATER}” của {code}; không hoàn tác được."
        assert everything(conn) == before
    assert repair(conn) == []


def test_what_a_later_partui_says_of_a_document(conn: sqlite3.Connection) -> None:
    """What this one knows of it stands in the table; what it does not stays in the journal, and comes back by undo."""
    about = subject(conn, "task", "1.3.1")
    said = json.dumps({"scan": "0x1f", "summary": "Báo cáo", "product": 2})
    journal(conn, about, f"{EVIDENCE}{UUID}", said)
    repair(conn)
    assert task_evidence(conn, about.id) == (Evidence(UUID, "1.3.1", (2,), "", None, "", "Báo cáo", ""),)
    assert check(conn) == []
    (removed,) = undo(conn, AN)
    assert task_evidence(conn, about.id) == ()
    (again,) = undo(conn, AN, removed.uuid)
    assert again.new == removed.old
    assert task_evidence(conn, about.id)[0].summary == "Báo cáo"
    assert check(conn) == []


def test_one_document_named_alike_in_two_tasks(conn: sqlite3.Connection) -> None:
    for code in ("1.3.1", "1.3.2"):
        journal(conn, subject(conn, "task", code), f"{EVIDENCE}{UUID}", '{"number": "12/BC"}')
    assert len(repair(conn)) == 2
    assert check(conn) == []
    assert [task_evidence(conn, task_id(conn, PLAN, code))[0].code for code in ("1.3.1", "1.3.2")] == ["1.3.1", "1.3.2"]


@pytest.mark.parametrize(
    ("own", "stands"),
    [("1.50", "1.5"), ("0", "0"), ("2", "2"), ("2.01", None), ("-1", None), ("NaN", None), ("một", None), ("", None),
     ("1e0", None), (None, None)],
)  # fmt: skip
def test_an_own_score_that_is_none(conn: sqlite3.Connection, own: str | None, stands: str | None) -> None:
    about = subject(conn, "criterion", "1.5")
    journal(conn, about, "own", own)
    repair(conn)
    assert conn.execute("SELECT own FROM criterion WHERE id = ?", (about.id,)).fetchone() == (stands,)
    assert check(conn) == []


@pytest.mark.parametrize(
    ("field", "value", "stands"),
    [
        ("status", "của bản sau", "todo"),
        ("progress", "một nửa", 0),
        ("progress", "101", 0),
        ("progress", "-1", 0),
        ("progress", "٣", 0),
        ("completed_on", "hôm qua", None),
    ],
)
def test_a_value_that_the_field_cannot_have_counts_as_none(
    conn: sqlite3.Connection, field: str, value: str, stands: object
) -> None:
    about = subject(conn, "task", "1.3.1")
    journal(conn, about, field, value)
    assert check(conn) == []
    assert conn.execute(f"SELECT {field} FROM task WHERE id = ?", (about.id,)).fetchone() == (stands,)
    edit(conn, "1.3.1", note="x", progress="30")
    assert task(conn, "1.3.1").progress == 30
    assert check(conn) == []


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.dictionaries(
        st.sampled_from(["product", "number", "issued_on", "issuer", "summary", "link", "khác"]), inner, max_size=7
    ),
    max_leaves=7,
)
SAID = st.none() | TEXT | st.sampled_from(["done", "2020-10-05", "40", "2", "Quý I", "Sở Y tế"]) | JSON.map(json.dumps)
JOURNAL = st.lists(
    st.tuples(st.just("task"), st.sampled_from([*FIELDS, f"{EVIDENCE}{UUID}", f"{EVIDENCE}x", LATER]), SAID)
    | st.tuples(st.just("criterion"), st.sampled_from(["own", LATER]), SAID),
    max_size=8,
)


@examples(0.4, deep=1)
@given(said=JOURNAL)
def test_whatever_the_journal_says_the_rows_follow(little: Path, said: list[tuple[str, str, str | None]]) -> None:
    with closing(in_memory(little)) as conn:
        about = {"task": subject(conn, "task", "1.3.1"), "criterion": subject(conn, "criterion", "1.5")}
        for table, field, new in said:
            with transaction(conn):
                write_changes(conn, [NewValue(about[table], field, new)], AN)
        assert check(conn) == []
        stands = everything(conn)
        for each in about.values():
            conn.execute(f"UPDATE {each.table} SET version = 99 WHERE id = ?", (each.id,))
        assert {finding.subject for finding in repair(conn)} == set(about.values())
        assert everything(conn) == stands
