"""What a file is made of, compared with one that partui has just made; a dump read in again is known by that."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from functools import cache
from typing import NamedTuple

from partui.store.db.connection import APPLICATION_ID, BEFORE_RELEASE, SCHEMA_VERSION, transaction
from partui.store.db.schema import migrate

# How it quotes and spaces what a migration renamed is SQLite's affair.
_SPACING = re.compile(r'["\s]+')
# Made by a library, in the shape of its own version.
_NOT_OURS = {"_sqlite_migrations"}


class ForeignObject(NamedTuple):
    """Something in a file that partui does not make."""

    kind: str
    name: str
    sql: str


class Shape(NamedTuple):
    """How a file differs from one that partui has just made.

    Attributes:
        altered: tables, views, indexes and triggers of ours that are not there or say something else.
        foreign: what is there besides.
    """

    altered: tuple[str, ...]
    foreign: tuple[ForeignObject, ...]


def compare_shape(conn: sqlite3.Connection, version: int) -> Shape:
    """Compare a file with one of the same version that partui has just made.

    Args:
        version: the version of its shape.
    """
    ours, theirs = _fresh(version), _objects(conn)
    return Shape(
        altered=tuple(sorted(_altered(ours, theirs))),
        foreign=tuple(ForeignObject(*key, theirs[key]) for key in sorted(theirs.keys() - ours.keys())),
    )


# Of a table: rules and columns that are worked out while SQLite looks whether the file is sound.
_RUNS = re.compile(r"(?i)\b(?:check|as|virtual)\b")


def drop_foreign(conn: sqlite3.Connection, foreign: Iterable[ForeignObject], *, views: bool) -> None:
    """Take out of a copy what would run while it is looked at or written: triggers, indexes, tables with rules.

    Args:
        foreign: what is not ours in it.
        views: whether those go as well; a migration cannot rename what one of them reads.
    """
    for kind, name, sql in foreign:
        if kind in {"trigger", "index"} or (kind == "view" and views) or (kind == "table" and _RUNS.search(sql)):
            quoted = name.replace('"', '""')
            # A table of a module that is not here can neither be dropped nor run.
            with suppress(sqlite3.OperationalError):
                conn.execute(f'DROP {kind} IF EXISTS "{quoted}"')


def dumped_version(conn: sqlite3.Connection) -> int:
    """Return the version whose tables a file without marks has, 0 where they are not partui's."""
    theirs = _objects(conn)
    if not {("table", "plan"), ("table", "change")} <= theirs.keys():
        return 0
    if not any(_altered(_fresh(SCHEMA_VERSION), theirs)):
        return SCHEMA_VERSION
    older = _older()
    return next((each for each in sorted(older, reverse=True) if not any(_altered(older[each], theirs))), 0)


def take_dump_for_ours(conn: sqlite3.Connection) -> int:
    """Give a file that SQL text made (`.dump | sqlite3 new.db`) the marks that such a text leaves out.

    Returns:
        Its version; 0 where its tables are not partui's, and it stays as it is.
    """
    version = dumped_version(conn)
    if version:
        with transaction(conn):
            conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            conn.execute(f"PRAGMA user_version = {version}")
    return version


# By kind and name, what SQL makes it.
Objects = dict[tuple[str, str], str]


@cache
def _fresh(version: int) -> Objects:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        with transaction(conn):
            migrate(conn, up_to=version)
        return _objects(conn)


@cache
def _older() -> dict[int, Objects]:
    """Return what every version but the newest is made of, each made of the one before: all in the time of two."""
    found = {}
    for first, last in ((1, BEFORE_RELEASE), (BEFORE_RELEASE + 1, SCHEMA_VERSION - 1)):
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
            for version in range(first, last + 1):
                with transaction(conn):
                    migrate(conn, up_to=version)
                found[version] = _objects(conn)
    return found


def _altered(ours: Objects, theirs: Objects) -> Iterator[str]:
    return (name for (kind, name), sql in ours.items() if not _says(theirs.get((kind, name)), sql))


def _objects(conn: sqlite3.Connection) -> Objects:
    rows = conn.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {(str(kind), str(name)): str(sql) for kind, name, sql in rows if name not in _NOT_OURS}


def _says(theirs: str | None, ours: str) -> bool:
    """Return whether two say the same, but for how they are spaced and quoted; most are alike to the letter."""
    return theirs is not None and (theirs == ours or _plain(theirs) == _plain(ours))


def _plain(sql: str) -> str:
    return _SPACING.sub("", sql).casefold()
