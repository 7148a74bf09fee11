"""Making the store from `db/schema.sql`, migrating older ones by the numbered files of `db`'s other folders."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from partui.domain.periods.calendar import comes_back
from partui.domain.plan.file import parse_plan
from partui.domain.plan.reading import read_plan
from partui.store.db.connection import APPLICATION_ID, BEFORE_RELEASE, SCHEMA_VERSION, transaction, use_wal
from partui.store.db.data import data_path, sql_files
from partui.store.edits.plans import add_body, add_plan
from partui.store.exchange.backups import Reason, back_up
from partui.store.projection.criteria import CRITERIA
from partui.store.projection.heads import issue_days
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import replay, write_anew
from partui.store.projection.parts.mentions import name_agencies
from partui.store.projection.tasks import TASKS, read_due

if TYPE_CHECKING:
    from sqlite_utils import Database

_SET = "partui"
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
    """Bring a file to a version's shape, an empty one at once; inside a transaction.

    Args:
        up_to: the version wanted.
    """
    version = _version(conn)
    if not version and up_to == SCHEMA_VERSION:
        _make(conn)
    else:
        _apply(conn, _scripts(version, up_to))
    if version and up_to == SCHEMA_VERSION:
        _read_deadlines_anew(conn)
        if version < _WITH_BODY:
            _add_what_older_files_lack(conn)
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version = {up_to}")


def _make(conn: sqlite3.Connection) -> None:
    """Make what all migrations together make, in a twentieth of their time, and write down that none is lacking."""
    with open(data_path("db", "schema.sql"), encoding="utf-8") as file:
        for statement in _statements(file):
            conn.execute(statement)
    now = str(datetime.now(UTC))
    conn.executemany(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
        [(_SET, _name(path), now) for path in _scripts(0, SCHEMA_VERSION)],
    )


def _apply(conn: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Apply those of these migrations that the file lacks."""
    from sqlite_utils import Database, Migrations

    migrations = Migrations(_SET)
    for path in paths:
        migrations(name=_name(path))(_Script(path))
    migrations.apply(Database(conn, recursive_triggers=False, execute_plugins=False))


def _read_deadlines_anew(conn: sqlite3.Connection) -> None:
    """Read the words of every deadline again, and what comes back with its instances: partui may read more of them."""
    issued = issue_days(conn)
    # What they say follows from more than the words.
    anew = {
        key
        for (key,) in conn.execute(
            "SELECT id FROM task WHERE period_words > '' UNION SELECT task_id FROM extension"
            " UNION SELECT task_id FROM milestone"
        )
    }
    for table, start, due_on in (("task", "start", "original_due_on"), ("clause", "''", "due_on")):
        rows = conn.execute(f"SELECT id, plan, deadline, {start}, deadline_kind, due_on FROM {table}").fetchall()
        moved = []
        for key, plan, words, begins, *before in rows:
            if table == TASKS.table and (key in anew or comes_back(words, plan)):
                anew.add(key)
            elif list(read := read_due(words, plan, begins, issued.get(plan, ""))) != before:
                moved.append((*read, read[1], key))
        conn.executemany(f"UPDATE {table} SET deadline_kind = ?, {due_on} = ?, due_on = ? WHERE id = ?", moved)
    for key, row in replay(conn, TASKS, anew).items():
        write_anew(conn, Subject(TASKS.table, key), row)


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
        self.__name__ = _name(path)
        self._path = path

    def __call__(self, db: "Database", /) -> None:
        with open(self._path, encoding="utf-8") as file:
            for statement in _statements(file):
                db.conn.execute(statement)


def _name(path: str) -> str:
    return os.path.basename(path).removesuffix(".sql")


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
