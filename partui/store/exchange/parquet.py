"""A copy of the store as Parquet: a file for each table and view, for whoever works in columns."""

import os
import sqlite3
from contextlib import closing
from importlib import resources
from pathlib import Path
from typing import Any

from partui.domain.errors import PartuiError
from partui.folders import check_folder, whole_folder
from partui.store.exchange.datasette import KEPT_FOR_ITSELF

ENDING = ".parquet"
_BEGINS = b"PAR1"
# What SQLite calls a value's type, and DuckDB that of a column with such values alone.
_TYPES = {"integer": "BIGINT", "real": "DOUBLE"}


def check_parquet_folder(folder: str) -> None:
    """Refuse, before anything is read, a folder that cannot be written to.

    Args:
        folder: the whole path.

    Raises:
        PartuiError: a library is missing; something in the folder is none of ours, it is a file, or the folder above is
            missing.
    """
    _load_engine()
    check_folder(os.path.realpath(folder), _is_ours)


def write_parquet(copy: str, folder: str) -> list[str]:
    """Write every table and view of a store's copy, all of them or none; files that were there are gone then.

    Args:
        copy: the copy's path.
        folder: the whole path.

    Returns:
        The names of the files.

    Raises:
        PartuiError: as `check_parquet_folder`; it cannot be written; no room.
    """
    duck = _load_engine()
    with closing(sqlite3.connect(copy)) as conn:
        rows = conn.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name")
        names = [name for (name,) in rows if not name.startswith("sqlite_") and name not in KEPT_FOR_ITSELF]
        columns = {name: _columns(conn, name) for name in names}
    with closing(duck), whole_folder(folder, _is_ours) as part:
        duck.execute(f"ATTACH {_quoted(copy)} AS copy (TYPE sqlite, READ_ONLY)")
        for name in names:
            target = _quoted(os.path.join(part, f"{name}{ENDING}"))
            duck.execute(f'COPY (SELECT {columns[name]} FROM copy."{name}") TO {target} (FORMAT parquet)')
    return [f"{name}{ENDING}" for name in names]


def _columns(conn: sqlite3.Connection, name: str) -> str:
    """Return the columns to select; DuckDB takes what a view works out for text, whatever it is."""
    found = []
    for (column,) in conn.execute(
        "SELECT name FROM pragma_table_xinfo(?) WHERE hidden IN (0, 2, 3)", (name,)
    ).fetchall():
        kinds = conn.execute(
            f'SELECT DISTINCT typeof("{column}") FROM "{name}" WHERE "{column}" IS NOT NULL LIMIT 2'
        ).fetchall()
        kind = _TYPES.get(kinds[0][0]) if len(kinds) == 1 else None
        found.append(f'CAST("{column}" AS {kind}) AS "{column}"' if kind else f'"{column}"')
    return ", ".join(found)


def _load_engine() -> Any:
    """Return DuckDB, which reads SQLite's files by an extension from its own package: nothing is fetched from the net.

    Raises:
        PartuiError: it is not installed.
    """
    try:
        import duckdb
        import duckdb_extension_sqlite_scanner as scanner
    except ImportError as error:
        raise PartuiError(
            'Ghi Parquet cần thư viện duckdb, máy này chưa có: hãy chạy pip install "partui[parquet]"; chưa xuất gì.'
        ) from error
    (extension,) = Path(str(resources.files(scanner))).glob(f"extensions/v{duckdb.__version__}/*.duckdb_extension")
    engine = duckdb.connect()
    engine.execute(f"LOAD {_quoted(str(extension))}")
    return engine


def _quoted(path: str) -> str:
    return "'" + path.replace("'", "''") + "'"


def _is_ours(path: str) -> bool:
    if not path.endswith(ENDING) or os.path.islink(path) or not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return file.read(len(_BEGINS)) == _BEGINS
