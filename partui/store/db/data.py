"""What ships with partui for the store, installed or in a checkout: its SQL, and what that makes beside tables."""

import os
import re
from collections.abc import Mapping
from functools import cache

from partui.store.db.connection import BEFORE_RELEASE, SCHEMA_VERSION


def data_path(*parts: str) -> str:
    """Return the path of a file that ships with partui.

    Args:
        parts: its place below the project's top folder, such as `"db", "migrations"`.
    """
    package = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
    installed = os.path.join(package, "_data", *parts)
    if os.path.exists(installed):
        return installed
    return os.path.join(os.path.dirname(package), *parts)


def sql_files(folder: str) -> list[str]:
    """Return the paths of the migrations in a folder of `db`, oldest first."""
    path = data_path("db", folder)
    return sorted(os.path.join(path, name) for name in os.listdir(path) if name.endswith(".sql"))


# Each begins a line; a pattern that begins with letters is found many times sooner than one that begins with `^`.
_TRIGGER = re.compile(r"\n(CREATE TRIGGER (\w+) (?:.*\n)+?END);")
_INDEX_OR_VIEW = re.compile(r"(?s)\n(CREATE (?:UNIQUE )?(INDEX|VIEW) (\w+) .*?);(?=\n)")


@cache
def our_triggers(version: int = SCHEMA_VERSION) -> Mapping[str, str]:
    """Return the SQL of every trigger by name, as SQLite keeps it.

    Args:
        version: of the file's schema.
    """
    if version == SCHEMA_VERSION:
        script = _schema()
    else:
        script = _script("before_release" if version <= BEFORE_RELEASE else "migrations")
    return {name: sql for sql, name in _TRIGGER.findall(script)}


@cache
def our_indexes_and_views() -> Mapping[str, tuple[str, str]]:
    """Return of every index and view by name which of both it is, and its SQL as SQLite keeps it."""
    return {name: (kind, sql) for sql, kind, name in _INDEX_OR_VIEW.findall(_schema())}


@cache
def _schema() -> str:
    """Return what makes a file of today's shape."""
    return _read(data_path("db", "schema.sql"))


@cache
def _script(folder: str) -> str:
    """Return the migrations of a folder one after another."""
    return "\n".join(["", *map(_read, sql_files(folder)), ""])


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()
