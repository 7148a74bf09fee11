"""Making and migrating the store, from the numbered SQL files of `db/migrations` and `db/before_release`."""

import os
import sqlite3
from collections.abc import Iterable, Iterator

from sqlite_utils import Database, Migrations

from partui.domain.plan.file import parse_plan
from partui.domain.plan.reading import read_plan
from partui.store.db.connection import APPLICATION_ID, BEFORE_RELEASE, SCHEMA_VERSION, transaction, use_wal
from partui.store.db.data import data_path, sql_files
from partui.store.edits.plans import add_body, add_plan
from partui.store.exchange.backups import Reason, back_up
from partui.store.projection.criteria import CRITERIA
from partui.store.projection.parts.mentions import name_agencies
from partui.store.projection.tasks import read_deadlines_anew

# The first version whose files hold plans' bodies.
_WITH_BODY = 15


def prepare(conn: sqlite3.Connection, path: str, *, seeded: bool = True) -> None:
    """Bring an empty or older file to today's shape.

    One transaction, begun at once: of two first starts one does it and the other finds it done. An older file
    is copied into `backups` first, while nobody else can write it.

    Args:
        conn: the open file.
        path: where it stands.
        seeded: whether an empty file is given the plan that partui brings.
    """
    use_wal(conn)
    with transaction(conn):
        version = _version(conn)
        if version == SCHEMA_VERSION:
            return
        if version:
            back_up(path, Reason.MIGRATION)
        migrate(conn)
        # A file of a release that holds no plan was asked for so.
        if seeded and version <= BEFORE_RELEASE and conn.execute("SELECT 1 FROM plan").fetchone() is None:
            with open(data_path("seed.json"), "rb") as file:
                add_plan(conn, read_plan(parse_plan(file.read())))


def migrate(conn: sqlite3.Connection, up_to: int = SCHEMA_VERSION) -> None:
    """Apply the migrations that the file lacks; inside a transaction.

    Args:
        up_to: the last version wanted.
    """
    version = _version(conn)
    migrations = Migrations("partui")
    for path in _scripts(version, up_to):
        migrations(name=os.path.basename(path).removesuffix(".sql"))(_Script(path))
    migrations.apply(Database(conn, recursive_triggers=False, execute_plugins=False))
    if version and up_to == SCHEMA_VERSION:
        read_deadlines_anew(conn)
        if version < _WITH_BODY:
            _add_what_older_files_lack(conn)
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version = {up_to}")


def _add_what_older_files_lack(conn: sqlite3.Connection) -> None:
    """Give the seeded plan its body, and the directory the agencies that criteria name; nothing edited is touched."""
    name_agencies(conn, CRITERIA)
    with open(data_path("seed.json"), "rb") as file:
        seed = parse_plan(file.read())
    head = seed.plan
    said = (head.year, head.number, head.issued, head.issuer, head.title)
    if conn.execute("SELECT year, number, issued, issuer, title FROM plan WHERE year = ?", said[:1]).fetchone() == said:
        add_body(conn, head.year, seed.body)


def _scripts(version: int, up_to: int) -> list[str]:
    """Return the migrations that lead from a version, 0 for an empty file, to another; some are done already."""
    older, released = sql_files("before_release"), sql_files("migrations")
    if up_to <= BEFORE_RELEASE:
        return older[:up_to]
    wanted = released[: up_to - BEFORE_RELEASE]
    if not 0 < version <= BEFORE_RELEASE:
        return wanted
    # The tables of the release are made between what lays the older ones aside and what puts their rows back.
    *steps, put_back = older
    return [*steps, wanted[0], put_back, *wanted[1:]]


class _Script:
    # What sqlite-utils takes for a migration: a callable with a name.

    def __init__(self, path: str) -> None:
        self.__name__ = os.path.basename(path)
        self._path = path

    def __call__(self, db: Database, /) -> None:
        with open(self._path, encoding="utf-8") as file:
            for statement in _statements(file):
                db.conn.execute(statement)


def _statements(lines: Iterable[str]) -> Iterator[str]:
    """Return the statements of a script, each of which ends with a line; sqlite-utils would look after every letter."""
    statement = ""
    for line in lines:
        statement += line
        if line.endswith(";\n") and sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _version(conn: sqlite3.Connection) -> int:
    return int(conn.execute("PRAGMA user_version").fetchone()[0])
