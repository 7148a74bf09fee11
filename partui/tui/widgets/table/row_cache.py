"""The rows that a table holds, and which of them it still has to ask for."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

DEFAULT_LIMIT = 2000


class Row(NamedTuple):
    """What one line of a table shows; all of it plain text.

    Args:
        cells: one text for each declared column; a heading has its code and its title.
        tone: the name of a tone, see `VirtualTable`; it colours the cells of the toned columns.
        heading: None for a task; 1 for a chapter, 2 for a heading below it.
        look: the style of the cells that are not toned: `base`, `chapter` or `heading`.
        whole: what the row is, with nothing left out: for the place below the table.
        beyond: what else is searched in, which the table has no column for.
    """

    cells: tuple[str, ...]
    tone: str = "plain"
    heading: int | None = None
    look: str = "base"
    whole: str = ""
    beyond: str = ""


def rows_in_parts(parts: Iterable[tuple[str, Sequence[Row]]]) -> dict[int, Row]:
    """Return rows by key, each part under its title; the keys of titles are below zero."""
    rows: dict[int, Row] = {}
    for title, part in parts:
        rows[-1 - len(rows)] = Row(("", title), heading=1)
        rows.update(enumerate(part, start=len(rows) + 1))
    return rows


class RowCache:
    """The rows seen last, at most `limit` of them, with at most one request under way.

    Args:
        limit: how many rows are kept; the least recently seen go first.
    """

    def __init__(self, limit: int = DEFAULT_LIMIT) -> None:
        self.limit = limit
        self._rows: OrderedDict[int, Row | None] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: frozenset[int] = frozenset()
        self._asked_too_early: set[int] = set()

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, key: int) -> Row | None:
        """Return the row as last known, or None."""
        row = self._rows.get(key)
        if row is not None:
            self._rows.move_to_end(key)
        return row

    def request(self, keys: Iterable[int]) -> tuple[int, ...]:
        """Return the keys to ask for now, and count them as asked; nothing while a request is under way.

        Args:
            keys: what is on the screen and on the pages beside it.
        """
        if self._asked:
            return ()
        wanted = tuple(key for key in keys if self._is_unknown(key))
        self._asked = frozenset(wanted)
        return wanted

    def put(self, rows: Mapping[int, Row]) -> None:
        """Take rows in. One that was asked for, or an empty mapping, ends the request under way.

        Rows that were asked for and did not come count as absent and are not asked for again until `retry`.
        """
        for key, row in rows.items():
            self._keep(key, row)
        if self._asked and (not rows or not self._asked.isdisjoint(rows)):
            for key in self._asked.difference(rows):
                self._keep(key, None)
            self._stale |= self._asked_too_early
            self._asked = frozenset()
            self._asked_too_early = set()
        while len(self._rows) > self.limit:
            key, _ = self._rows.popitem(last=False)
            self._stale.discard(key)

    def forget(self, keys: Iterable[int] | None = None) -> None:
        """Have rows asked for again; their last content stays until the new one comes.

        An answer under way may have been read before the change: its rows are asked for once more.

        Args:
            keys: those rows, or None for all.
        """
        wanted = None if keys is None else frozenset(keys)
        self._stale.update(self._rows if wanted is None else self._rows.keys() & wanted)
        self._asked_too_early.update(self._asked if wanted is None else self._asked & wanted)

    def retry(self) -> None:
        """Have absent rows asked for again."""
        for key in [key for key, row in self._rows.items() if row is None]:
            del self._rows[key]

    def _is_unknown(self, key: int) -> bool:
        return key not in self._rows or key in self._stale

    def _keep(self, key: int, row: Row | None) -> None:
        self._rows[key] = row
        self._rows.move_to_end(key)
        self._stale.discard(key)
