"""The tables of counts are true whoever writes, and however."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.store.projection.checking import wrong_tallies
from tests.store.officer import in_memory

TASKS = st.sampled_from([7, 8, 9])
AGENCIES = st.sampled_from([f"(SELECT min(id) + {number} FROM agency)" for number in (0, 1)])
ROLES = st.sampled_from(["lead", "implementer"])
OTHER_ROLE = "CASE role WHEN 'lead' THEN 'implementer' ELSE 'lead' END"
STATUSES = st.sampled_from(
    ["'todo', completed_on = NULL", "'cancelled', completed_on = NULL", "'done', completed_on = '2020-09-30'"]
)
STATEMENTS = st.one_of(
    st.builds("UPDATE task SET status = {} WHERE id = {}".format, STATUSES, TASKS),
    st.builds("UPDATE task SET due_on = {} WHERE id >= {}".format, st.sampled_from(["NULL", "'2020-03-31'"]), TASKS),
    st.builds("DELETE FROM task_agency WHERE task_id = {} AND role = '{}'".format, TASKS, ROLES),
    st.builds("DELETE FROM task_agency WHERE agency_id = {}".format, AGENCIES),
    st.builds(
        "INSERT OR IGNORE INTO task_agency (task_id, role, position, agency_id) VALUES ({}, '{}', {}, {})".format,
        TASKS, ROLES, st.integers(20, 22), AGENCIES,
    ),
    st.builds(
        f"UPDATE OR IGNORE task_agency SET role = {OTHER_ROLE}, position = position + 9 WHERE task_id = {{}}".format,
        TASKS,
    ),
    st.builds("UPDATE OR IGNORE task_agency SET agency_id = {} WHERE task_id = {}".format, AGENCIES, TASKS),
    st.builds("UPDATE OR IGNORE task_agency SET task_id = {} WHERE agency_id = {}".format, TASKS, AGENCIES),
)  # fmt: skip


@pytest.fixture(scope="module")
def seeded_copy(seeded: Path) -> Iterator[sqlite3.Connection]:
    """A store in memory that the examples share; each puts it back."""
    with closing(in_memory(seeded)) as conn:
        yield conn


@given(statements=st.lists(STATEMENTS, min_size=1, max_size=12))
def test_whatever_is_written(seeded_copy: sqlite3.Connection, statements: list[str]) -> None:
    seeded_copy.execute("SAVEPOINT before")
    try:
        for statement in statements:
            seeded_copy.execute(statement)
        assert wrong_tallies(seeded_copy) == []
    finally:
        seeded_copy.execute("ROLLBACK TO before")
        seeded_copy.execute("RELEASE before")


def test_a_plan_that_goes(conn: sqlite3.Connection) -> None:
    conn.execute("BEGIN")
    for table in ("task_agency", "task_search", "task_source", "task"):
        conn.execute(f"DELETE FROM {table}")
        assert wrong_tallies(conn) == []
    assert conn.execute("SELECT count(*) FROM plan_tally").fetchone() == (0,)
    assert conn.execute("SELECT count(*) FROM agency_tally").fetchone() == (0,)
    conn.execute("ROLLBACK")
