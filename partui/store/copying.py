"""One consistent copy of the store in one new file."""

import os
import sqlite3
from contextlib import suppress

from partui.domain.errors import PartuiError
from partui.store.faults import explain


def copy_to(conn: sqlite3.Connection, target: str, *, force: bool = False) -> None:
    """Write the whole store to a file, mode 0600, complete or not at all.

    Args:
        conn: the store, not inside a transaction.
        target: the file to make.
        force: whether to put it in the place of a file that is there.

    Raises:
        PartuiError: the target is there, is the store itself, its folder is missing or cannot be written, the
            disk is full.
    """
    target = os.path.abspath(os.path.expanduser(target))
    _check_target(conn, target, force)
    part = os.path.join(os.path.dirname(target), f".partui.{os.getpid()}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        conn.execute("VACUUM INTO ?", (part,))
        _check_copy(part)
        _put_in_place(part, target, force)
    except (sqlite3.Error, OSError) as error:
        raise _refusal(error, target) from error
    finally:
        for leftover in (part, f"{part}-journal"):
            with suppress(FileNotFoundError):
                os.unlink(leftover)


def _check_target(conn: sqlite3.Connection, target: str, force: bool) -> None:
    if os.path.isdir(target):
        raise PartuiError("{target} là một thư mục; hãy ghi tên tệp trong đó.", target=target)
    folder = os.path.dirname(target)
    if not os.path.isdir(folder):
        raise PartuiError("Không có thư mục {folder}; chưa xuất gì. Hãy tạo thư mục trước.", folder=folder)
    if os.path.exists(target):
        _check_replaced(conn, target, force)
    leftover = next((path for path in (f"{target}-wal", f"{target}-journal") if os.path.exists(path)), None)
    if leftover is not None:
        # SQLite would play it over whatever takes the file's place.
        raise PartuiError(
            "{target} đang mở ở chương trình khác hoặc chưa được đóng hẳn (còn {leftover}); hãy xuất ra tên khác.",
            target=target,
            leftover=os.path.basename(leftover),
        )


def _check_replaced(conn: sqlite3.Connection, target: str, force: bool) -> None:
    source = conn.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]
    if source and os.path.samefile(source, target):
        raise PartuiError("{target} chính là tệp đang dùng; hãy xuất ra tên khác.", target=target)
    if not force:
        raise PartuiError("{target} đã có; tệp được giữ nguyên. Dùng --force để ghi đè.", target=target)


def _check_copy(part: str) -> None:
    copy = sqlite3.connect(part)
    try:
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    finally:
        copy.close()
    if found != "ok":
        raise PartuiError("Bản sao không lành ({found}); chưa xuất gì.", found=found)


def _put_in_place(part: str, target: str, force: bool) -> None:
    _sync(part, os.O_RDWR)
    if force:
        os.replace(part, target)
    else:
        try:
            os.link(part, target)
        except FileExistsError:
            raise PartuiError("{target} đã có; tệp được giữ nguyên. Dùng --force để ghi đè.", target=target) from None
        except OSError:
            # No hard links on this file system.
            os.rename(part, target)
    with suppress(OSError):
        _sync(os.path.dirname(target), os.O_RDONLY)


def _sync(path: str, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refusal(error: sqlite3.Error | OSError, target: str) -> PartuiError:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_FULL") or getattr(error, "errno", None) == 28:  # noqa: PLR2004
        return PartuiError("Không đủ chỗ để ghi {target}; chưa xuất gì, dữ liệu còn nguyên.", target=target)
    return explain(error, target)
