"""Files that came from elsewhere: read from a private copy in which nothing of theirs runs."""

import os
import re
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress

from partui.domain.errors import PartuiError
from partui.files import BESIDE_A_STORE
from partui.store.db.connection import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    application_and_version,
    connect_read_only,
    end_by_itself,
    harden,
    transaction,
)
from partui.store.db.faults import FAULTS, explain
from partui.store.db.schema import migrate
from partui.store.db.shape import Shape, compare_shape, drop_foreign, take_dump_for_ours
from partui.system.folders import hold, remove

COPY, UNPACKED = "copy.db", "unpacked.db"

_PREFIX = "partui-copy-"
_NAME = re.compile(rf"{_PREFIX}[a-z0-9_]{{8}}")
# Nothing else is ever removed from a folder.
_OURS = tuple(f"{name}{ending}" for name in (COPY, UNPACKED) for ending in ("", *BESIDE_A_STORE))
# A folder that has just been made is not locked yet.
_YOUNG_SECONDS = 1.0


@contextmanager
def private_folder() -> Iterator[str]:
    """Give a new folder that nobody else may open, for files of the names above; it goes when the block is through.

    As long as its program lives it is locked, so that others know it from one that was left behind.

    Raises:
        OSError: it cannot be made.
    """
    above = tempfile.gettempdir()
    _sweep(above)
    folder = tempfile.mkdtemp(prefix=_PREFIX, dir=above)
    try:
        held = hold(folder)
    except OSError:
        os.rmdir(folder)
        raise
    try:
        yield folder
    finally:
        remove(held, _OURS)


def _sweep(above: str) -> None:
    with suppress(OSError):
        for name in filter(_NAME.fullmatch, os.listdir(above)):
            with suppress(OSError):
                remove(hold(os.path.join(above, name), unchanged_seconds=_YOUNG_SECONDS), _OURS)


# What a packed file may unpack to; a store of ten million changes stays below it, and packs to a seventh.
MOST_BYTES = 1 << 33
_MOST_RATIO = 60
_SMALL = 64 << 20
_SQLITE_BEGINS = b"SQLite format 3\x00"
_GZIP_BEGINS = b"\x1f\x8b"
_BLOCK = 1 << 20
_WITH_GZIP_HEAD = 16 + zlib.MAX_WBITS


@contextmanager
def private_copy(path: str) -> Iterator[sqlite3.Connection]:
    """Give a copy of a partui file, packed or not, sound and of today's shape; the file itself is only read.

    Args:
        path: the file.

    Raises:
        PartuiError: it is not there, is no file of partui's, is damaged, is of a newer partui, or its tables are
            not those that partui makes.
    """
    with ExitStack() as stack:
        with faults_as_sentences(path):
            conn = _copy_pages(path, stack.enter_context(private_folder()))
        try:
            with faults_as_sentences(path):
                _make_ready(conn, path)
            yield conn
        finally:
            conn.close()


@contextmanager
def faults_as_sentences(path: str) -> Iterator[None]:
    """Say what SQLite or the disk refuses of a file in a sentence that names it."""
    try:
        yield
    except (*FAULTS, OSError) as error:
        raise explain(error, path) from error


def _copy_pages(path: str, folder: str) -> sqlite3.Connection:
    """Copy a file page by page, so that another program may go on writing it, and open the copy."""
    source = unpacked(path, lambda: folder)
    conn = sqlite3.connect(os.path.join(folder, COPY), isolation_level=None)
    try:
        with closing(connect_read_only(source)) as original:
            original.backup(conn)
        conn.execute("PRAGMA journal_mode = MEMORY")
        conn.execute("PRAGMA synchronous = OFF")
    except BaseException:
        conn.close()
        raise
    return conn


def unpacked(path: str, folder: Callable[[], str]) -> str:
    """Return where a file can be opened: it itself, or what it holds where it is packed.

    Args:
        path: the file.
        folder: gives a private folder for what is unpacked.

    Raises:
        PartuiError: it is not there, or is no SQLite file, packed or not.
    """
    if os.path.exists(path) and not os.path.isfile(path):
        raise PartuiError("{path} không phải là một tệp thường; chưa làm gì.", path=path)
    if not os.path.isfile(path):
        raise PartuiError("Không có tệp {path}; chưa làm gì. Hãy xem lại đường dẫn.", path=path)
    begins = _first_bytes(path)
    source = path
    if begins.startswith(_GZIP_BEGINS):
        source = os.path.join(folder(), UNPACKED)
        _unpack(path, source)
        begins = _first_bytes(source)
    if begins != _SQLITE_BEGINS:
        raise PartuiError("{path} không phải là tệp của partui; chưa làm gì.", path=path)
    return source


def _first_bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read(len(_SQLITE_BEGINS))


def _unpack(path: str, target: str) -> None:
    unpacker, size = zlib.decompressobj(_WITH_GZIP_HEAD), 0
    try:
        with open(path, "rb") as packed, open(target, "wb") as out:
            while not unpacker.eof:
                block = unpacker.unconsumed_tail or packed.read(_BLOCK)
                if not block:
                    raise PartuiError("{path} bị cắt cụt; chưa làm gì.", path=path)
                plain = unpacker.decompress(block, _BLOCK)
                size += len(plain)
                if size > min(MOST_BYTES, max(_SMALL, _MOST_RATIO * os.path.getsize(path))):
                    raise PartuiError("{path} mở ra quá lớn; chưa làm gì.", path=path)
                if out.tell() == 0 and not plain.startswith(_SQLITE_BEGINS[: len(plain)]):
                    raise PartuiError("{path} không phải là tệp của partui; chưa làm gì.", path=path)
                out.write(plain)
    except zlib.error as error:
        raise PartuiError("{path} bị hỏng, không mở nén được; chưa làm gì.", path=path) from error


def _make_ready(conn: sqlite3.Connection, path: str) -> None:
    harden(conn)
    end_by_itself(conn)
    application, version = application_and_version(conn)
    if not application and not version:
        application, version = APPLICATION_ID, take_dump_for_ours(conn)
    refuse_others(path, application, version)
    # Looking at the rows would already run what an altered table says of its columns.
    shape = checked_shape(conn, path, version)
    drop_foreign(conn, shape.foreign, views=version < SCHEMA_VERSION)
    check_sound(conn, path)
    if version < SCHEMA_VERSION:
        with transaction(conn):
            migrate(conn)


def refuse_others(path: str, application: int, version: int) -> None:
    """Refuse a file that another program made, or a newer partui.

    Args:
        application: whose it is; version: the version of its shape.

    Raises:
        PartuiError: it is not ours, or too new.
    """
    if application != APPLICATION_ID or version < 1:
        raise PartuiError("{path} không phải là tệp của partui; chưa làm gì.", path=path)
    if version > SCHEMA_VERSION:
        raise PartuiError(
            "{path} do một bản partui mới hơn tạo ra (phiên bản tệp {version}, bản này đọc được {known}); "
            "chưa làm gì. Hãy nâng cấp partui.",
            path=path, version=version, known=SCHEMA_VERSION,
        )  # fmt: skip


def check_sound(conn: sqlite3.Connection, path: str, *, only_read: bool = False) -> None:
    """Refuse a file whose pages or rows are not as they must be.

    Args:
        path: the file as it is named.
        only_read: whether nothing of it is taken over: whether each index holds what its table does is not asked then,
            which is four fifths of the work.

    Raises:
        PartuiError: it is damaged.
    """
    found = conn.execute(f"PRAGMA {'quick' if only_read else 'integrity'}_check(1)").fetchone()[0]
    if found != "ok":
        raise PartuiError("Tệp {path} bị hỏng ({found}); chưa làm gì.", path=path, found=found)


def checked_shape(conn: sqlite3.Connection, path: str, version: int) -> Shape:
    """Return how a file differs from one that partui makes.

    Raises:
        PartuiError: a table, view or trigger of ours says something else.
    """
    shape = compare_shape(conn, version)
    if shape.altered:
        raise PartuiError(
            "{path} có bảng đã bị sửa ({names}) nên không tin được; chưa làm gì.",
            path=path,
            names=", ".join(shape.altered[:3]),
        )
    return shape
