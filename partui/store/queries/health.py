"""What is to be said of the data file to somebody who mends it from afar: its state, and nothing that it holds."""

import os
import sqlite3
from contextlib import closing, suppress
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.store.db.connection import SCHEMA_VERSION, connect_read_only, harden
from partui.store.db.faults import explain
from partui.store.db.open import Header, open_store, read_header
from partui.store.db.shape import dumped_version
from partui.store.projection.checking import check

SQLITE_VERSION = sqlite3.sqlite_version
_COUNTED = ("plan", "task", "criterion", "agency", "evidence", "change")


class Health(NamedTuple):
    """The state of a data file; a part that could not be told is none.

    Attributes:
        size: bytes of the file; wal_size of the changes that are not in it yet.
        mode: the file's mode bits.
        writable: whether it may be written; folder_writable whether its folder may.
        counts: how many rows each table has.
        findings: how many things `partui check` finds wrong.
        refusal: why the file could not be looked into, or what it is short of.
    """

    path: str
    exists: bool
    size: int | None = None
    wal_size: int | None = None
    mode: int | None = None
    writable: bool | None = None
    folder_writable: bool | None = None
    header: Header | None = None
    counts: dict[str, int] | None = None
    journal_mode: str | None = None
    findings: int | None = None
    refusal: PartuiError | None = None


def examine(path: str) -> Health:
    """Look into a data file; it is neither made nor migrated nor mended.

    Args:
        path: the file.
    """
    try:
        found = os.stat(path)
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        return Health(
            path, False, folder_writable=_may_be_made(path), refusal=None if missing else explain(error, path)
        )
    health = Health(
        path,
        True,
        size=found.st_size,
        wal_size=_size(f"{path}-wal"),
        mode=found.st_mode & 0o777,
        writable=os.access(path, os.W_OK),
        folder_writable=os.access(os.path.dirname(path), os.W_OK),
    )
    try:
        header = read_header(path)
    except OSError as error:
        return health._replace(refusal=explain(error, path))
    if not health.size:
        return health
    if header is None:
        return health._replace(refusal=PartuiError("Không phải là tệp dữ liệu SQLite."))
    health = health._replace(header=header)
    if not header.ours:
        return health._replace(refusal=_whose(path, header))
    if not header.current:
        return health._replace(
            refusal=PartuiError(
                "Phiên bản tệp {version}, bản partui này dùng {known}.", version=header.version, known=SCHEMA_VERSION
            )
        )
    return _inside(health)


def _inside(health: Health) -> Health:
    try:
        with closing(open_store(health.path, mending=True)) as conn:
            health = health._replace(journal_mode=str(conn.execute("PRAGMA journal_mode").fetchone()[0]))
            findings = len(check(conn))
            counts = {table: int(conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in _COUNTED}
    except PartuiError as error:
        return health._replace(refusal=error)
    except (sqlite3.Error, OSError) as error:
        return health._replace(refusal=explain(error, health.path))
    return health._replace(findings=findings, counts=counts)


def _whose(path: str, header: Header) -> PartuiError:
    """Say what a file without our marks is."""
    if not header.application and not header.version:
        with suppress(sqlite3.Error, PartuiError), closing(connect_read_only(path)) as conn:
            harden(conn)
            if dumped_version(conn):
                return PartuiError("Là dữ liệu của partui, nạp lại từ văn bản SQL (.dump); mọi lệnh khác đều mở được.")
    return PartuiError("Là tệp SQLite của chương trình khác.")


def _size(path: str) -> int | None:
    try:
        return os.stat(path).st_size
    except OSError:
        return None


def _may_be_made(path: str) -> bool:
    folder = os.path.dirname(path)
    while not os.path.exists(folder):
        folder = os.path.dirname(folder)
    return os.access(folder, os.W_OK)
