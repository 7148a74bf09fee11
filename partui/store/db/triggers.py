"""The triggers that partui's migrations make: any other in a file would run on what we write."""

import os
import re
from collections.abc import Mapping
from functools import cache

from partui.store.db.data import data_path

_TRIGGER = r"(?ms)^CREATE TRIGGER (\w+) .*?^END(?=;)"


@cache
def our_triggers() -> Mapping[str, str]:
    """Return the SQL of every trigger by name, as SQLite keeps it."""
    folder = data_path("db", "migrations")
    found: dict[str, str] = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            found |= {match[1]: match[0] for match in re.finditer(_TRIGGER, file.read())}
    return found
