"""The triggers that partui's migrations make: any other in a file would run on what we write."""

import re
from collections.abc import Mapping
from functools import cache

from partui.store.db.connection import BEFORE_RELEASE, SCHEMA_VERSION
from partui.store.db.data import sql_files

_TRIGGER = r"(?ms)^CREATE TRIGGER (\w+) .*?^END(?=;)"


@cache
def our_triggers(version: int = SCHEMA_VERSION) -> Mapping[str, str]:
    """Return the SQL of every trigger by name, as SQLite keeps it.

    Args:
        version: of the file's schema.
    """
    found: dict[str, str] = {}
    for path in sql_files("before_release" if version <= BEFORE_RELEASE else "migrations"):
        with open(path, encoding="utf-8") as file:
            found |= {match[1]: match[0] for match in re.finditer(_TRIGGER, file.read())}
    return found
