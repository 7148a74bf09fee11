"""What searching and sorting need of a task."""

import sqlite3
from collections.abc import Mapping, Sequence

from partui.domain.agencies.names import read_agencies
from partui.domain.plan.columns import EMPTIED, read_columns
from partui.domain.text import alphabet_key, entries, fold
from partui.store.projection.kind import (
    DetailTable,
    ExpectedRow,
    Values,
)
from partui.store.projection.standing import (
    ROLES,
)

_CELLS = ("title", "products", "requirements", "deadline", *ROLES.values())


class TaskSearch(DetailTable):
    """What searching and sorting need of a task.

    Args:
        further: the fields of columns that not every plan has.
    """

    table, owner = "task_search", "task_id"
    names_code = True

    def __init__(self, further: Sequence[str]) -> None:
        self._further = further
        self.fields = (*_CELLS, *further, "other", "measured", "note", EMPTIED)

    def follows_from(self, values: Values) -> object:
        return [values[field] for field in self.fields]

    def expected(self, row: ExpectedRow) -> tuple[str, str, str]:
        """Return all texts folded, and the keys that titles and leads are sorted by."""
        cells = row.cells
        leads, implementers = ([name for name, _group in read_agencies(cells[field])] for field in ROLES.values())
        texts = [row.code, cells["title"], *entries(cells["products"]), *entries(cells["requirements"]),
                 cells["deadline"], cells["leads"], *leads, cells["implementers"], *implementers,
                 *(cells[field] for field in self._further), *(read_columns(cells["other"]) or {}).values(),
                 cells["measured"], cells["note"]]  # fmt: skip
        folded = "\n".join(fold(text) for text in texts if text)
        return folded, alphabet_key(cells["title"]), alphabet_key("; ".join(leads))

    def stored(self, conn: sqlite3.Connection, key: int) -> object:
        return conn.execute("SELECT folded, title_key, lead_key FROM task_search WHERE task_id = ?", (key,)).fetchone()

    def write(self, conn: sqlite3.Connection, key: int, row: ExpectedRow) -> None:
        conn.execute(
            "INSERT INTO task_search (task_id, folded, title_key, lead_key) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET folded = excluded.folded, title_key = excluded.title_key, lead_key = excluded.lead_key",
            (key, *self.expected(row)),
        )

    @staticmethod
    def write_notes(conn: sqlite3.Connection, notes: Mapping[int, tuple[str, str]]) -> None:
        """Write what follows from other notes, which come last among the texts.

        Args:
            notes: a task's id to the note that its row follows from, and the one that it is to follow from.
        """
        folded = ((fold(before), fold(after), key) for key, (before, after) in notes.items())
        conn.executemany(
            "UPDATE task_search SET folded = substr(folded, 1, length(folded) - ?) || ? WHERE task_id = ?",
            [(len(before) + 1 if before else 0, f"\n{after}" if after else "", key) for before, after, key in folded],
        )
