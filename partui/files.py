"""Writes a new file completely or not at all."""

import errno
import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.system.locks import lock
from partui.system.moving import NO_LINKS, closed_to_move, replace
from partui.wording.disk_errors import disk_reason

PRIVATE = 0o600
# As open to others as the user's own umask leaves it.
USUAL = 0o666
# What SQLite makes beside a file, by the endings of their names.
BESIDE_A_STORE = ("-journal", "-wal", "-shm")

_WRITABLE = 0o222
_PART = ".partui."
# What SQLite and packing make beside a part begins with its name.
_PART_NAME = re.compile(r"\.partui\.[0-9]+\.[0-9a-f]{8}\.part")
# A part that has just been made is not locked yet.
_YOUNG_SECONDS = 1.0
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# What Windows says of a file that another program has open comes as EACCES or EPERM through WSL.
_NO_LEAVE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.ETXTBSY}


class TargetExists(PartuiError):
    """The target exists and was kept."""

    def __init__(self, target: str) -> None:
        super().__init__("{target} đã có; tệp được giữ nguyên. Dùng --force để ghi đè.", target=target)


def linked_file(link: str, store: str) -> str | None:
    """Return the file of a document's link, relative to the store's folder; none for an address.

    Args:
        link: as the store keeps it.
        store: the store's file.
    """
    if not link or "://" in link:
        return None
    return os.path.normpath(os.path.join(os.path.dirname(store), os.path.expanduser(link)))


def link_from_store(link: str, store: str) -> str:
    """Return a link typed in another folder, relative to the store's folder.

    Args:
        link: as typed; an address, and what leads nowhere from here or from there already, stays as it is.
        store: the store's file.
    """
    found = linked_file(link, store)
    if found is None or os.path.isabs(os.path.expanduser(link)) or os.path.exists(found) or not os.path.exists(link):
        return link
    return os.path.relpath(link, os.path.dirname(store))


def missing_files(links: Iterable[str], store: str) -> frozenset[str]:
    """Return the links to missing files; addresses are not checked.

    Args:
        links: of documents, as the store keeps them.
        store: the store's file.
    """
    files = {link: linked_file(clean(link), store) for link in links}
    return frozenset(link for link, path in files.items() if path is not None and not os.path.exists(path))


@contextmanager
def part_file(target: str, mode: int, *, force: bool = False) -> Iterator[str]:
    """Yield an empty file beside the target; it replaces the target when the block ends.

    When the block raises, the part file is removed and the target is as it was.

    Args:
        target: the whole path of the file to make.
        mode: the new file's mode, less what the umask takes away.
        force: whether to put it in the place of a file that is there.

    Raises:
        PartuiError: the target is there, is read-only or a folder; its folder is missing or cannot be written; no room.
    """
    check_target(target, force=force)
    with part_unchecked(target, mode, force=force) as part:
        yield part


@contextmanager
def part_unchecked(target: str, mode: int, *, force: bool = False) -> Iterator[str]:
    """Yield one for a target whose name is not checked, such as the log of a copied store."""
    folder = os.path.dirname(target)
    _sweep(folder)
    part = os.path.join(folder, f"{_PART}{os.getpid()}.{os.urandom(4).hex()}.part")
    owned = -1
    try:
        owned = os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, mode)
        lock(owned)
        yield part
        owned = closed_to_move(owned)
        _put_in_place(part, target, force)
    except OSError as error:
        raise refusal_of(error, target) from error
    finally:
        owned = closed_to_move(owned)
        with suppress(OSError):
            os.unlink(part)
        if owned >= 0:
            os.close(owned)


def _sweep(folder: str) -> None:
    """Remove files left half written by a killed program; one in use is locked by its owner."""
    with suppress(OSError):
        left = [name for name in os.listdir(folder) if name.startswith(_PART)]
        for part in {match[0] for name in left if (match := _PART_NAME.match(name))}:
            _remove_if_left(folder, part, left)


def _remove_if_left(folder: str, part: str, left: list[str]) -> None:
    with suppress(OSError):
        if part in left:
            handle = os.open(os.path.join(folder, part), os.O_RDWR | NO_LINKS)
            try:
                if time.time() - os.fstat(handle).st_mtime < _YOUNG_SECONDS:
                    return
                lock(handle)
            finally:
                os.close(handle)
        for name in left:
            if name.startswith(part):
                os.unlink(os.path.join(folder, name))


def check_target(target: str, *, force: bool = False) -> None:
    """Refuse a target that cannot be a file.

    Raises:
        PartuiError: it is there and not to be replaced, is read-only or no plain file, or its folder is missing.
    """
    if os.path.isdir(target):
        raise PartuiError("{target} là một thư mục; hãy ghi tên tệp trong đó.", target=target)
    if target.endswith(BESIDE_A_STORE):
        raise PartuiError(
            "{target}: tên kết thúc bằng -journal, -wal hoặc -shm là của SQLite, tệp như thế bị xóa khi mở tệp dữ liệu "
            "cùng tên; hãy ghi tên khác.",
            target=target,
        )
    folder = os.path.dirname(target)
    if not os.path.isdir(folder):
        file = file_among(folder)
        if file is not None:
            raise PartuiError("{file} là một tệp, không chứa tệp khác được; hãy ghi đường dẫn khác.", file=file)
        raise PartuiError("Không có thư mục {folder}; chưa xuất gì. Hãy tạo thư mục trước.", folder=folder)
    if os.path.exists(target) and not os.path.isfile(target):
        raise PartuiError("{target} không phải là một tệp thường; hãy ghi tên khác.", target=target)
    if not force and os.path.lexists(target):
        raise TargetExists(target)
    # The folder would let it be replaced; that it is read-only says that it is to stay.
    if os.path.isfile(target) and not (os.stat(target).st_mode & _WRITABLE and os.access(target, os.W_OK)):
        raise PartuiError(
            "{target} chỉ đọc nên được giữ nguyên; hãy ghi tên khác, hoặc cho phép ghi tệp ấy (chmod u+w) rồi làm lại.",
            target=target,
        )


def file_among(folder: str) -> str | None:
    """Return the file in the place of a folder on a path, if any."""
    while not os.path.lexists(folder) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    return folder if os.path.isfile(folder) else None


def make_folder(folder: str, *, with_those_above: bool = False) -> bool:
    """Make a folder if it is missing; return whether it was made.

    Args:
        folder: the whole path.
        with_those_above: whether to make the folders that it is in too.

    Raises:
        PartuiError: it cannot be made.
    """
    try:
        (os.makedirs if with_those_above else os.mkdir)(folder)
    except FileExistsError:
        if os.path.isdir(folder):
            return False
        raise PartuiError("{folder} là một tệp; hãy ghi tên một thư mục.", folder=folder) from None
    except FileNotFoundError:
        above = os.path.dirname(folder)
        raise PartuiError("Không có thư mục {folder}; chưa xuất gì. Hãy tạo thư mục trước.", folder=above) from None
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise no_room(folder) from error
        raise PartuiError(
            "Không tạo được thư mục {folder}: {reason}; chưa xuất gì. Hãy ghi một thư mục khác.",
            folder=folder, reason=disk_reason(error),
        ) from error  # fmt: skip
    return True


def no_room(target: str) -> PartuiError:
    """Return the refusal for a full disk."""
    return PartuiError("Không đủ chỗ để ghi {target}; chưa xuất gì, dữ liệu còn nguyên.", target=target)


def _put_in_place(part: str, target: str, force: bool) -> None:
    sync(part, os.O_RDWR)
    if force:
        replace(part, target)
    else:
        try:
            os.link(part, target)
        except FileExistsError:
            raise TargetExists(target) from None
        except OSError:
            # No hard links on this file system.
            os.rename(part, target)
    with suppress(OSError):
        sync(os.path.dirname(target), os.O_RDONLY)


def sync(path: str, flags: int) -> None:
    """Flush a file to the disk.

    Args:
        flags: to open it with.
    """
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refusal_of(error: OSError, target: str) -> PartuiError:
    """Return the refusal for a file or folder that cannot be written."""
    if error.errno in _NO_ROOM:
        return no_room(target)
    if error.errno in _NO_LEAVE:
        return PartuiError(
            "Không ghi được {target}: không có quyền, hoặc tệp đang mở ở chương trình khác; chưa xuất gì. "
            "Hãy đóng tệp ấy hoặc ghi vào thư mục khác.",
            target=target,
        )
    return PartuiError(
        "Không dùng được {path}: {reason}; chưa ghi gì. Hãy sửa quyền hoặc chọn chỗ khác.",
        path=target,
        reason=disk_reason(error),
    )
