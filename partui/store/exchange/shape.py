"""Whether a file's tables, views and triggers are those of partui: SQL that others wrote may run on our writes."""

import re
import sqlite3
from contextlib import closing
from functools import cache
from typing import NamedTuple

from partui.store.db.connection import APPLICATION_ID, transaction
from partui.store.db.schema import migrate

# How it quotes and spaces what a migration renamed is SQLite's affair.
_SPACING = re.compile(r'["\s]+')
# Made by a library, in the shape of its own version.
_NOT_OURS = {"_sqlite_migrations"}


class Shape(NamedTuple):
    """How a file differs from one that partui has just made.

    Attributes:
        altered: tables, views, indexes and triggers of ours that are not there or say something else.
        triggers: triggers that partui does not have; they would run on its writes.
        views: views that partui does not have.
    """

    altered: tuple[str, ...]
    triggers: tuple[str, ...]
    views: tuple[str, ...]


def compare_shape(conn: sqlite3.Connection, version: int) -> Shape:
    """Compare a file with one of the same version that partui has just made.

    Args:
        version: the version of its shape.
    """
    ours, theirs = _fresh(version), _objects(conn)
    others = theirs.keys() - ours.keys()
    return Shape(
        altered=tuple(sorted(name for (kind, name), sql in ours.items() if theirs.get((kind, name)) != sql)),
        triggers=tuple(sorted(name for kind, name in others if kind == "trigger")),
        views=tuple(sorted(name for kind, name in others if kind == "view")),
    )


@cache
def _fresh(version: int) -> dict[tuple[str, str], str]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        with transaction(conn):
            migrate(conn, up_to=version)
        return _objects(conn)


def _objects(conn: sqlite3.Connection) -> dict[tuple[str, str], str]:
    rows = conn.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {
        (str(kind), str(name)): _SPACING.sub("", str(sql)).casefold()
        for kind, name, sql in rows
        if name not in _NOT_OURS
    }


def application_and_version(conn: sqlite3.Connection) -> tuple[int, int]:
    """Return whose file it is, 0 for nobody's, and the version of its shape."""
    return (
        int(conn.execute("PRAGMA application_id").fetchone()[0]),
        int(conn.execute("PRAGMA user_version").fetchone()[0]),
    )


def is_ours(conn: sqlite3.Connection) -> bool:
    """Return whether a file says that it is partui's."""
    application, version = application_and_version(conn)
    return application == APPLICATION_ID and version >= 1
