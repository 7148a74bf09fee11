"""What another file brings, read once and laid out beside the store in temporary tables, before anybody is held up."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from partui.domain.plan.file import HEAD_LENGTH
from partui.domain.text import clean
from partui.store.exchange.excerpt import EXCERPT
from partui.store.exchange.foreign_rows import SOURCES, AgencyRow, ChangeRow, ForeignRow, PlanRow, foreign_rows

# How many of how many changes have been read.
Progress = Callable[[int, int], None]

TABLES: dict[str, type[ForeignRow]] = {
    "plan": PlanRow,
    "agency": AgencyRow,
    **{f"{kind}_source": model for kind, model in SOURCES.items()},
    "change": ChangeRow,
}


@contextmanager
def staged(
    conn: sqlite3.Connection, sources: Sequence[tuple[str, sqlite3.Connection]], progress: Progress
) -> Iterator[None]:
    """Lay out what files bring in the tables `temp.in_…`, each row with the number of its file from 0.

    Args:
        sources: path and private copy of each file.
        progress: told how far it has come.

    Raises:
        PartuiError: a file holds a row that cannot be.
    """
    _drop(conn)
    try:
        conn.execute("CREATE TEMP TABLE in_excerpt (file INTEGER, year INTEGER, names TEXT)")
        for table, model in TABLES.items():
            columns = ", ".join(model.model_fields)
            conn.execute(f"CREATE TEMP TABLE in_{table} (file, {columns})")
        for number, (path, copy) in enumerate(sources):
            _stage(conn, number, path, copy, progress)
        yield
    finally:
        _drop(conn)


def _stage(conn: sqlite3.Connection, number: int, path: str, copy: sqlite3.Connection, progress: Progress) -> None:
    (total,) = copy.execute("SELECT count(*) FROM change").fetchone()
    conn.execute("BEGIN")
    try:
        for table, model in TABLES.items():
            columns = tuple(model.model_fields)
            places = ", ".join("?" * len(columns))
            done = 0
            for rows in foreign_rows(copy, model, path):
                conn.executemany(
                    f"INSERT INTO temp.in_{table} VALUES ({number}, {places})",
                    [tuple(row.__dict__[column] for column in columns) for row in rows],
                )
                done += len(rows)
                if model is ChangeRow:
                    progress(done, total)
        marked = copy.execute(
            "SELECT CAST(substr(name, ?) AS INTEGER), value FROM setting WHERE substr(name, 1, ?) = ?",
            (len(EXCERPT) + 1, len(EXCERPT), EXCERPT),
        )
        conn.executemany(
            f"INSERT INTO temp.in_excerpt VALUES ({number}, ?, ?)",
            [(year, clean(names)[:HEAD_LENGTH]) for year, names in marked],
        )
        conn.execute("COMMIT")
    except BaseException:
        conn.execute("ROLLBACK")
        raise


def _drop(conn: sqlite3.Connection) -> None:
    for table in ("excerpt", *TABLES):
        conn.execute(f"DROP TABLE IF EXISTS temp.in_{table}")
