"""What a plan says of itself, put right by an officer: in the journal, as any other edit."""

import sqlite3
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import ChangedMeanwhile
from partui.domain.plan.document.head import read_issued
from partui.store.edits.plan_head import head_subject, read_head, set_head
from partui.store.exchange.copying import copy_to
from partui.store.exchange.merge import merge
from partui.store.journal.writing import author
from partui.store.projection.checking import check, repair
from tests.store.officer import edit, undo

A, B = author("A"), author("B")


def test_the_document_s_own_words_until_an_officer_says_otherwise(conn: sqlite3.Connection) -> None:
    before = read_head(conn, 2020)
    assert (before.number, before.issued, before.issuer) == ("/KH-UBND", "2020-08", "UBND tỉnh Đắk Lắk")
    typed = {
        "symbol": "7/KH-UBND",
        "issued": "12/8",
        "recipients": "Bộ Nội vụ;\n TT Tỉnh ủy ;",
        "province": "66",
        "kind": "nghi quyet",
    }
    assert len(set_head(conn, 2020, typed, A)) == 5
    now = read_head(conn, 2020)
    assert (now.number, now.issued, now.recipients, now.province, now.kind) == (
        "7/KH-UBND",
        "2020-08-12",
        ("Bộ Nội vụ", "TT Tỉnh ủy"),
        "66",
        "Nghị quyết",
    )
    assert set_head(conn, 2020, typed, A) == []
    undo(conn, A)
    assert read_head(conn, 2020)._replace(version=1) == before
    assert check(conn) == []


@pytest.mark.parametrize(
    "wanted",
    [{"issued": "31/2/2020"}, {"issued": "hôm qua"}, {"province": "6"}, {"signer": "x" * 2001}, {"kind": "Thơ"}],
)
def test_what_a_field_cannot_have_is_refused_and_nothing_saved(
    conn: sqlite3.Connection, wanted: dict[str, str]
) -> None:
    with pytest.raises(PartuiError):
        set_head(conn, 2020, {"symbol": "7", **wanted}, A)
    assert read_head(conn, 2020).number == "/KH-UBND"


@pytest.mark.parametrize(
    ("typed", "written"), [("8/2020", "2020-08"), ("2020-08", "2020-08"), ("12.8.2020", "2020-08-12"), (" ", "")]
)
def test_days_and_months_of_issue(typed: str, written: str) -> None:
    assert read_issued(typed, 2020) == written


def test_a_save_over_somebody_else_s_is_refused(conn: sqlite3.Connection) -> None:
    set_head(conn, 2020, {"signer": "Phạm Ngọc Nghị"}, B)
    with pytest.raises(ChangedMeanwhile):
        set_head(conn, 2020, {"signer": "Ai khác"}, A, seen=1)


def test_what_runs_from_the_day_of_issue_follows_it(conn: sqlite3.Connection, tmp_path: Path) -> None:
    def due() -> object:
        return conn.execute("SELECT deadline_kind, due_on FROM task WHERE code = '1.3.1'").fetchone()

    edit(conn, "1.3.1", deadline="100 ngày kể từ ngày ban hành Kế hoạch")
    assert due() == ("relative", None)
    set_head(conn, 2020, {"issued": "12/8"}, A)
    assert due() == ("relative", "2020-11-20")
    copy_to(conn, str(tmp_path / "theirs.db"))
    undo(conn, A)
    assert due() == ("relative", None)
    edit(conn, "1.3.1", start="1/9")
    assert due() == ("relative", "2020-12-10")
    edit(conn, "1.3.1", start="")
    set_head(conn, 2020, {"issued": "1/8"}, A)
    merge(conn, [str(tmp_path / "theirs.db")])
    assert due() == ("relative", "2020-11-09")
    conn.execute("UPDATE task SET due_on = NULL WHERE code = '1.3.1'")
    repair(conn)
    assert due() == ("relative", "2020-11-09")
    assert check(conn) == []


def test_a_merge_and_a_repair_know_it(conn: sqlite3.Connection, tmp_path: Path) -> None:
    copy_to(conn, str(tmp_path / "ours.db"))
    other = sqlite3.connect(tmp_path / "ours.db", isolation_level=None)
    set_head(other, 2020, {"issued": "12/8/2020"}, B)
    other.close()
    set_head(conn, 2020, {"symbol": "7/KH-UBND"}, A)
    assert merge(conn, [str(tmp_path / "ours.db")]).added == 1
    assert (read_head(conn, 2020).number, read_head(conn, 2020).issued) == ("7/KH-UBND", "2020-08-12")
    conn.execute("UPDATE plan_head SET symbol = 'khác'")
    assert [finding.subject for finding in repair(conn)] == [head_subject(conn, 2020)]
    assert read_head(conn, 2020).number == "7/KH-UBND"
