"""Making and migrating the store, from the numbered SQL files of `db/migrations`."""

import os
import sqlite3

from sqlite_utils import Database, Migrations

from partui.domain.plan.file import parse_plan
from partui.domain.plan.reading import read_plan
from partui.store.db.connection import APPLICATION_ID, SCHEMA_VERSION, transaction, use_wal
from partui.store.db.data import data_path
from partui.store.edits.plans import add_plan
from partui.store.exchange.backups import Reason, back_up


def prepare(conn: sqlite3.Connection, path: str) -> None:
    """Bring an empty or older file to today's shape, and seed it when it holds no plan.

    One transaction, begun at once: of two first starts one does it and the other finds it done. An older file
    is copied into `backups` first, while nobody else can write it.

    Args:
        conn: the open file.
        path: where it stands.
    """
    use_wal(conn)
    with transaction(conn):
        version = _version(conn)
        if version == SCHEMA_VERSION:
            return
        if version:
            back_up(path, Reason.MIGRATION)
        migrate(conn)
        if conn.execute("SELECT 1 FROM plan").fetchone() is None:
            with open(data_path("seed.json"), "rb") as file:
                add_plan(conn, read_plan(parse_plan(file.read())))


def migrate(conn: sqlite3.Connection, up_to: int = SCHEMA_VERSION) -> None:
    """Apply the migrations that the file lacks; inside a transaction.

    Args:
        up_to: the last version wanted.
    """
    migrations = Migrations("partui")
    for name in migration_files()[:up_to]:
        migrations(name=name.removesuffix(".sql"))(_Script(name))
    migrations.apply(Database(conn, recursive_triggers=False, execute_plugins=False))
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version = {up_to}")


def migration_files() -> list[str]:
    """Return the names of the migrations, oldest first."""
    return sorted(name for name in os.listdir(data_path("db", "migrations")) if name.endswith(".sql"))


class _Script:
    # What sqlite-utils takes for a migration: a callable with a name.

    def __init__(self, name: str) -> None:
        self.__name__ = name
        self._path = data_path("db", "migrations", name)

    def __call__(self, db: Database, /) -> None:
        with open(self._path, encoding="utf-8") as file:
            db.executescript(file.read())


def _version(conn: sqlite3.Connection) -> int:
    return int(conn.execute("PRAGMA user_version").fetchone()[0])
