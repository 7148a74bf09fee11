"""Doubts in a plan of the file: as it stands now, settled in the journal."""

import sqlite3
from contextlib import closing
from pathlib import Path

from partui.domain.plan.doubts.finding import find_doubts
from partui.domain.plan.file import parse_plan
from partui.domain.plan.reading import read_plan
from partui.store.db.open import open_store
from partui.store.edits.plan_head import settle_doubt
from partui.store.exchange.copying import copy_to
from partui.store.exchange.merge import merge
from partui.store.journal.writing import author
from partui.store.projection.checking import check, repair
from partui.store.queries.document.doubts import plan_doubts
from tests.domain.plan.doubtful import doubtful_plan
from tests.places import SEED
from tests.store.officer import DAY, PLAN, edit, undo

WHO = author("An")


def open_doubts(conn: sqlite3.Connection) -> list[str]:
    return [each.doubt.code for each in plan_doubts(conn, PLAN, DAY) if not each.reason]


def test_the_file_is_doubted_as_the_document_is(conn: sqlite3.Connection) -> None:
    listed = plan_doubts(conn, PLAN, DAY)
    assert [each.doubt for each in listed] == find_doubts(doubtful_plan(read_plan(parse_plan(SEED.read_bytes()))))
    assert [each.doubt.code for each in listed if each.row is None] == [""]


def test_an_edit_settles_what_it_mends_and_a_reason_the_rest(conn: sqlite3.Connection) -> None:
    edit(conn, "6.1.1", requirements="Giải ngân 100% kế hoạch")
    assert "6.1.1" not in open_doubts(conn)
    key = next(each.doubt.key for each in plan_doubts(conn, PLAN, DAY) if each.doubt.code == "6.2.2")
    assert len(settle_doubt(conn, PLAN, key, "bản in sai", WHO)) == 1
    assert settle_doubt(conn, PLAN, key, "bản in sai", WHO) == []
    assert "6.2.2" not in open_doubts(conn)
    assert plan_doubts(conn, PLAN, DAY)[-1].reason == "bản in sai"
    # Other words are another doubt.
    edit(conn, "6.2.2", title="Theo Nghị định số 153/2017/NĐ-CP")
    assert "6.2.2" in open_doubts(conn)
    undo(conn, WHO)
    undo(conn, WHO)
    assert "6.2.2" in open_doubts(conn)


def test_a_settled_doubt_is_merged_and_repaired(conn: sqlite3.Connection, tmp_path: Path) -> None:
    copy_to(conn, str(tmp_path / "other.db"))
    key = plan_doubts(conn, PLAN, DAY)[0].doubt.key
    with closing(open_store(str(tmp_path / "other.db"))) as other:
        settle_doubt(other, PLAN, key, "theo phụ lục", WHO)
    merge(conn, [str(tmp_path / "other.db")])
    assert len(open_doubts(conn)) == 12
    conn.execute("DELETE FROM settled_doubt")
    repair(conn)
    assert len(open_doubts(conn)) == 12
    settle_doubt(conn, PLAN, key, "", WHO)
    assert len(open_doubts(conn)) == 13
    assert check(conn) == []
