"""A plan from a file, beside the one that is there."""

import sqlite3

import pytest

from partui.domain.errors import PartuiError
from partui.domain.plan.file import parse_plan
from partui.domain.plan.reading import ResolvedPlan, read_plan
from partui.store.db.settings import plan_in_use
from partui.store.edits.plans import blocking, import_plan, known_agencies
from partui.store.projection.checking import check
from partui.store.queries.plans import stored_plan
from tests import places

SEED = parse_plan(places.SEED.read_bytes())


def next_year() -> ResolvedPlan:
    return read_plan(SEED.model_copy(update={"plan": SEED.plan.model_copy(update={"year": 2021})}))


def count(conn: sqlite3.Connection) -> list[tuple[int, int]]:
    return conn.execute("SELECT plan, count(*) FROM task GROUP BY plan ORDER BY plan").fetchall()


def test_a_plan_of_another_year_stands_beside_the_seeded_one(conn: sqlite3.Connection) -> None:
    seen: list[int] = []
    assert blocking(conn, 2021) == ()
    import_plan(conn, next_year(), seen.append)
    assert count(conn) == [(2020, 86), (2021, 86)]
    assert plan_in_use(conn) == 2020
    assert plan_in_use(conn, 2021) == 2021
    assert check(conn) == []


def test_a_year_that_is_there_is_refused(conn: sqlite3.Connection) -> None:
    (reason,) = blocking(conn, 2020)
    with pytest.raises(PartuiError) as refused:
        import_plan(conn, read_plan(SEED))
    assert str(refused.value) == reason
    assert "đã có kế hoạch năm 2020" in reason
    assert count(conn) == [(2020, 86)]


def test_an_import_that_is_stopped_saves_nothing(conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partui.store.projection.placing._ROWS_A_STEP", 10)

    def stop(tasks: int) -> None:
        if tasks >= 50:
            raise KeyboardInterrupt

    before = known_agencies(conn)
    with pytest.raises(KeyboardInterrupt):
        import_plan(conn, next_year(), stop)
    assert count(conn) == [(2020, 86)]
    assert known_agencies(conn) == before
    assert not conn.in_transaction


def test_the_stored_plan_is_the_plan_as_issued(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE task SET deadline = 'Tháng 9' WHERE code = '1.1'")
    assert stored_plan(conn, 2020) == SEED
