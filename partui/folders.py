"""Writes a folder of files completely or not at all, replacing an older one."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from partui.domain.errors import PartuiError
from partui.files import refusal_of, sync
from partui.system.folders import HELD_BY, held_to_move, hold, remove
from partui.system.moving import exchange

_PART_NAME = re.compile(r"\.partui\.[0-9]+\.[0-9a-f]{8}\.folder(\.old)?")
# A part that has just been made is not held yet.
_YOUNG_SECONDS = 1.0

IsOurs = Callable[[str], bool]


def check_folder(target: str, is_ours: IsOurs) -> None:
    """Refuse a folder that must not be replaced.

    Args:
        target: the whole path.
        is_ours: whether a file is one that was made with such a folder.

    Raises:
        PartuiError: something in it is not ours, it is a file, or the folder that it is to stand in is missing.
    """
    if not os.path.lexists(target):
        above = os.path.dirname(target)
        if not os.path.isdir(above):
            raise PartuiError("Không có thư mục {folder}; chưa xuất gì. Hãy tạo thư mục trước.", folder=above)
        return
    if not os.path.isdir(target):
        raise PartuiError("{folder} là một tệp; hãy ghi tên một thư mục.", folder=target)
    try:
        names = sorted(os.listdir(target))
        other = next((name for name in names if not is_ours(os.path.join(target, name))), None)
    except OSError as error:
        raise refusal_of(error, target) from error
    if other is not None:
        raise PartuiError(
            "{folder} có {name}, không phải tệp do lệnh này của partui ghi; thư mục được giữ nguyên. "
            "Hãy chọn một thư mục mới hoặc thư mục trống.",
            folder=target,
            name=other,
        )


@contextmanager
def whole_folder(target: str, is_ours: IsOurs) -> Iterator[str]:
    """Yield an empty folder beside the target; it replaces the target when the block ends.

    When the block raises, the new folder is removed and the target is as it was.

    Args:
        target: the whole path of the folder to make, or of one that was made so.
        is_ours: whether a file is one that was made with such a folder.

    Raises:
        PartuiError: as `check_folder`; it cannot be written; no room.
    """
    # What a link leads to is replaced, not the link.
    target = os.path.realpath(target)
    check_folder(target, is_ours)
    _sweep(os.path.dirname(target), is_ours)
    part = os.path.join(os.path.dirname(target), f".partui.{os.getpid()}.{os.urandom(4).hex()}.folder")
    handle = -1
    try:
        os.mkdir(part)
        held = hold(part)
        handle = held.handle
        yield part
        check_folder(target, is_ours)
        handle = held_to_move(held)
        _put_in_place(part, target)
    except OSError as error:
        raise refusal_of(error, target) from error
    finally:
        if handle >= 0:
            os.close(handle)
        for left in (part, f"{part}.old"):
            _remove(left, is_ours)


def _put_in_place(part: str, target: str) -> None:
    if not os.path.lexists(target):
        os.rename(part, target)
    elif not exchange(part, target):
        old = f"{part}.old"
        os.rename(target, old)
        try:
            os.rename(part, target)
        except BaseException:
            os.rename(old, target)
            raise
    with suppress(OSError):
        sync(os.path.dirname(target), os.O_RDONLY)


def _remove(folder: str, is_ours: IsOurs) -> None:
    """Remove our files from a folder, and the folder unless somebody else has added to it."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if name == HELD_BY or is_ours(os.path.join(folder, name)):
                os.unlink(os.path.join(folder, name))
        os.rmdir(folder)


def _sweep(above: str, is_ours: IsOurs) -> None:
    """Remove folders left half written by a killed program; one in use is locked by its owner."""
    with suppress(OSError):
        for name in os.listdir(above):
            if _PART_NAME.fullmatch(name):
                with suppress(OSError):
                    path = os.path.join(above, name)
                    held = hold(path, unchanged_seconds=_YOUNG_SECONDS)
                    remove(held, [each for each in os.listdir(path) if is_ours(os.path.join(path, each))])
