"""A store in the middle of its year."""

import sqlite3

import pytest

from tests.store.officer import keep_busy


@pytest.fixture
def busy(conn: sqlite3.Connection) -> sqlite3.Connection:
    """A store in which every status and timeliness is found."""
    keep_busy(conn)
    return conn
