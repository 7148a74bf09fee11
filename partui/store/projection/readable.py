"""Whether everything in a file can be read, and reading it all the same where it cannot."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import compress

from partui.domain import limits
from partui.locale import _
from partui.store.projection.kinds import PLAN_KINDS

_MOST_BYTES = 1 << 30
# What rows are worked out from; whatever else there is can be written anew.
_SOURCES = ("plan", "subject", *(f"{kind}_source" for kind in PLAN_KINDS), "change")
_JSON = {"task_source": ("inherited", "other"), "heading_source": ("other",)}
_LISTED = 20


@contextmanager
def reading_anything(conn: sqlite3.Connection) -> Iterator[None]:
    """Read what is no text as far as it is one, however long it is: what follows from the journal can be mended."""
    before, most = conn.text_factory, conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_BYTES)
    conn.text_factory = lambda text: text.decode("utf-8", "replace")
    try:
        yield
    finally:
        conn.text_factory = before
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, most)


def unreadable(conn: sqlite3.Connection) -> list[str]:
    """Return the sources and changes that cannot be read or have no end, a sentence each: nothing can mend them."""
    found = []
    before = conn.text_factory
    conn.text_factory = bytes
    try:
        for table in _SOURCES:
            rows = conn.execute(f"SELECT rowid, * FROM {table}")
            is_text = [not name.endswith("digest") for name, *_rest in rows.description]
            for number, *values in rows:
                if not _are_texts([value for value in compress(values, is_text[1:]) if isinstance(value, bytes)]):
                    found.append(_("Bảng {table}, dòng {row}: có chữ không đọc được.").format(table=table, row=number))
    finally:
        conn.text_factory = before
    for table, columns in _JSON.items():
        wrong = " OR ".join(f"NOT json_valid({column})" for column in columns)
        found += [
            _("Bảng {table}, dòng {row}: có ô không đọc được.").format(table=table, row=number)
            for (number,) in conn.execute(f"SELECT id FROM {table} WHERE {wrong}")
        ]
    return found[:_LISTED]


def _are_texts(values: list[bytes]) -> bool:
    if any(len(value) > 4 * limits.VALUE for value in values):
        return False
    try:
        # What is cut off in one value is not made whole by the next.
        b"\n".join(values).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
