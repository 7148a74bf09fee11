"""Which file holds the store, and opening it: made, migrated and seeded at the first start, refused when not ours."""

import os
import re
import sqlite3
from contextlib import suppress
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.store.db.connection import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    Connection,
    application_and_version,
    connect,
    connect_read_only,
    harden,
    keep_small_and_clean,
    snapshot,
    use_wal,
)
from partui.store.db.faults import FAULTS, SENTENCES, explain
from partui.store.db.foreign import refuse_altered_views, refuse_what_runs
from partui.store.db.log_files import check_length
from partui.system.places import data_folder

# What SQLite, a browser or a shell takes for something else; a drive has one letter only.
_NO_FILE = re.compile(r"-\Z|:|[A-Za-z][A-Za-z0-9+.-]+:")


def store_path(chosen: str | None) -> str:
    """Return the store's file: the one chosen, else that in the platform's data folder.

    Args:
        chosen: what the user gave as `--db`, $PARTUI_DB or in the settings.

    Raises:
        PartuiError: what was chosen is no file's name, or nothing was and the user has no folder of their own.
    """
    if chosen:
        if _NO_FILE.match(chosen):
            raise PartuiError(
                "“{name}” không phải tên một tệp trên máy này; chưa làm gì. "
                "Hãy ghi đường dẫn của tệp (--db, $PARTUI_DB).",
                name=chosen,
            )
        return os.path.abspath(os.path.expanduser(chosen))
    folder = data_folder()
    if not folder:
        raise PartuiError(
            "Không rõ thư mục riêng của người dùng (HOME, trên Windows LOCALAPPDATA); "
            "hãy ghi tệp dữ liệu: --db hoặc $PARTUI_DB."
        )
    return os.path.join(folder, "partui.db")


def real_path(path: str) -> str:
    """Return the path of the file that a link leads to: what stands beside a file stands beside that one."""
    return os.path.realpath(path) if os.path.exists(path) else path


_LENGTH = 100
_MAGIC = b"SQLite format 3\x00"
_WAL = 2


class Header(NamedTuple):
    """The header of an SQLite file.

    Attributes:
        application: the number by which a program knows its own files.
        version: the schema's version.
        page_size: bytes of a page.
        wal: whether changes go to a -wal file first.
    """

    application: int
    version: int
    page_size: int
    wal: bool

    @property
    def ours(self) -> bool:
        """Whether partui made the file."""
        return self.application == APPLICATION_ID

    @property
    def current(self) -> bool:
        """Whether this partui reads the file as it is."""
        return self.ours and self.version == SCHEMA_VERSION


def read_header(path: str) -> Header | None:
    """Return the header of a file; none when it is no SQLite file.

    Raises:
        OSError: it is not there or cannot be read.
    """
    with open(path, "rb") as file:
        head = file.read(_LENGTH)
    if len(head) < _LENGTH or not head.startswith(_MAGIC):
        return None
    page_size = int.from_bytes(head[16:18])
    return Header(
        application=int.from_bytes(head[68:72]),
        version=int.from_bytes(head[60:64]),
        page_size=65536 if page_size == 1 else page_size,
        wal=head[18] == _WAL,
    )


def check_named(path: str, *, new: bool) -> None:
    """Refuse a file that somebody named and that is not there: a slip of the hand makes nothing.

    Args:
        path: the whole path.
        new: whether it may be made, in a folder that is there.

    Raises:
        PartuiError: it is not there; its folder is not, as when a stick is not plugged in; this user may not look.
    """
    if os.path.exists(path):
        return
    from partui.files import file_among

    folder = os.path.dirname(path)
    if _is_barred(folder):
        raise _unreadable(path)
    _check_link(path)
    if (file := file_among(folder)) is not None:
        raise PartuiError("{file} là một tệp, không chứa tệp khác được; hãy ghi đường dẫn khác.", file=file)
    if not os.path.isdir(folder):
        raise PartuiError("Không có thư mục {folder} (chưa cắm USB, chưa nối ổ mạng?); chưa tạo gì.", folder=folder)
    if not new:
        import shlex

        raise PartuiError(
            "Không có tệp dữ liệu {path}; chưa tạo gì. Nếu muốn một tệp mới: partui --db {quoted} init",
            path=path, quoted=shlex.quote(path),
        )  # fmt: skip


def open_store(path: str, *, empty: bool = False, mending: bool = False) -> Connection:
    """Open the store for reading and, where the file allows it, for writing.

    Args:
        path: the file; made with mode 0600 when it is not there, in a folder that is there.
        empty: whether a file that is made holds no plan, else the seeded one.
        mending: whether views of ours may say something else, so that they can be put right.

    Raises:
        PartuiError: a folder, somebody else's file, a file of a newer partui, no right to read it.
    """
    try:
        writable = _make_ready(path)
        conn = connect(path) if writable else connect_read_only(path)
    except (*FAULTS, OSError) as error:
        raise explain(error, path) from error
    try:
        _check_ours(conn, path, writable, empty, mending)
        harden(conn)
        conn.execute("PRAGMA foreign_keys = ON")
        if writable:
            use_wal(conn)
            keep_small_and_clean(conn)
    except FAULTS as error:
        conn.close()
        raise explain(error, path) from error
    except BaseException:
        conn.close()
        raise
    return conn


def _make_ready(path: str) -> bool:
    """Make the file where there is none; return whether it may be written."""
    if os.path.isdir(path):
        raise PartuiError("{path} là một thư mục; hãy ghi tên một tệp, ví dụ {example}.",
                          path=path, example=os.path.join(path, "partui.db"))  # fmt: skip
    _check_link(path)
    check_length(path)
    if not os.path.exists(path):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    if not os.path.isfile(path):
        raise PartuiError("{path} không phải là một tệp thường; chưa làm gì. Hãy chọn tệp khác (--db).", path=path)
    if not os.access(path, os.R_OK):
        raise _unreadable(path)
    # What is written stands beside the file first.
    folder = os.path.dirname(path)
    return all(os.access(each, os.W_OK) for each in (path, folder)) and bool(os.stat(path).st_mode & 0o222)


def _unreadable(path: str) -> PartuiError:
    return PartuiError(
        "Không có quyền đọc {path}; tệp được giữ nguyên. Hãy xin quyền đọc hoặc chọn tệp khác (--db).", path=path
    )


def _is_barred(folder: str) -> bool:
    """Return whether this user may not look into a folder, or into the first above it that is seen."""
    while not os.path.isdir(folder) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    return not os.access(folder, os.X_OK)


def _check_link(path: str) -> None:
    """Refuse a link that leads to nothing: SQLite would make a file there."""
    if os.path.islink(path) and not os.path.exists(path):
        target = os.readlink(path)
        raise PartuiError("{path} là liên kết tới {target}, không dẫn tới tệp nào; chưa tạo gì.",
                          path=path, target=target)  # fmt: skip


def _check_ours(conn: sqlite3.Connection, path: str, writable: bool, empty: bool, mending: bool) -> None:
    application, version, has_tables = _look(conn)
    if has_tables and writable and not application and not version:
        from partui.store.db.shape import take_dump_for_ours

        version = take_dump_for_ours(conn)
        application = APPLICATION_ID if version else 0
    if application == APPLICATION_ID and version <= SCHEMA_VERSION:
        refuse_what_runs(conn, path, version)
    if application == APPLICATION_ID and version == SCHEMA_VERSION:
        if not mending:
            refuse_altered_views(conn, path)
        return
    if application == APPLICATION_ID and version > SCHEMA_VERSION:
        raise PartuiError(
            "{path} do một bản partui mới hơn tạo ra (phiên bản tệp {version}, bản này đọc được {known}); "
            "tệp được giữ nguyên. Hãy nâng cấp partui.",
            path=path, version=version, known=SCHEMA_VERSION,
        )  # fmt: skip
    if application != APPLICATION_ID and (application or version or has_tables):
        raise PartuiError(
            "{path} là tệp SQLite của chương trình khác; tệp được giữ nguyên. Hãy chọn tệp khác (--db).",
            path=path,
        )
    if not writable:
        raise PartuiError(
            "{path} trống hoặc thuộc bản cũ, lại chỉ đọc được; chưa ghi gì. Hãy cấp quyền ghi hoặc chọn tệp khác.",
            path=path,
        )
    if conn.execute("PRAGMA locking_mode").fetchone()[0] == "exclusive":
        raise PartuiError(SENTENCES["SQLITE_FULL"], path=path)
    from partui.store.db.schema import prepare

    prepare(conn, path, seeded=not empty)


def _look(conn: sqlite3.Connection) -> tuple[int, int, bool]:
    """Return whose file it is, its version and whether it has tables, though another start may be making it now."""
    with snapshot(conn):
        return *application_and_version(conn), conn.execute(
            "SELECT 1 FROM sqlite_schema LIMIT 1"
        ).fetchone() is not None
