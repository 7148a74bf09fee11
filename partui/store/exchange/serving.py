"""Whether a store can be one team's on a server: who may write it, where it lies, how old its last copy is."""

import os
import shlex
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.store.db.log_files import BESIDE
from partui.store.db.open import read_header
from partui.store.exchange.backups import backup_folder, backups
from partui.system.disks import disk_kind, is_far
from partui.system.sharing import Sharing, is_member, own_umask, sharing

OLDEST_COPY = timedelta(hours=36)
_FOLDER, _FILE, _OTHERS, _STICKY = 0o2770, 0o660, 0o007, 0o1000


class ServerCheck(NamedTuple):
    """One thing that a shared store needs.

    Attributes:
        name: what it is, as data.
        found: how it is; nothing where that cannot be known.
        advice: what is wrong and how it is mended; none where all is well.
    """

    name: str
    found: str
    advice: PartuiError | None = None


def check_serving(path: str, *, named: bool, now: datetime) -> list[ServerCheck]:
    """Return what a store on a server needs, each with how it is here.

    Args:
        path: the file, where no link stands for it.
        named: whether somebody named it, so that all find the same one.
        now: the computer's own time.

    Raises:
        PartuiError: there is no such file, or the system has no groups of this kind.
        OSError: it cannot be looked at.
    """
    if not os.path.isfile(path):
        raise PartuiError("Chưa có tệp dữ liệu {path}; hãy tạo trước: partui init.", path=path)
    folder = os.path.dirname(path)
    above, file = sharing(folder), sharing(path)
    if above is None or file is None:
        raise PartuiError("--server xem quyền của nhóm, chỉ có trên Linux và macOS.")
    return [
        _named(path, named),
        _disk(folder),
        _folder(folder, above),
        _file(path, file),
        _group(folder, above, path),
        _member(above),
        _beside(path),
        _wal(path),
        _umask(),
        _copy(path, now),
    ]


def _named(path: str, named: bool) -> ServerCheck:
    advice = PartuiError(
        "Không ai đặt tệp chung, nên mỗi người một tệp; hãy đặt PARTUI_DB={path} cho cả nhóm.", path=path
    )
    return ServerCheck("named", path, None if named else advice)


def _disk(folder: str) -> ServerCheck:
    kind = disk_kind(folder)
    advice = PartuiError(
        "{folder} ở ổ mạng ({kind}), nơi khóa của SQLite không chắc; hãy đặt tệp trên ổ của chính máy chủ.",
        folder=folder,
        kind=kind,
    )
    return ServerCheck("disk", kind, advice if is_far(kind) else None)


def _folder(folder: str, found: Sharing) -> ServerCheck:
    right = found.mode & _FOLDER == _FOLDER and not found.mode & (_OTHERS | _STICKY)
    advice = PartuiError(
        "Thư mục cần để nhóm ghi, tệp mới theo nhóm của nó, người ngoài không vào: chmod 2770 {folder}",
        folder=shlex.quote(folder),
    )
    return ServerCheck("folder", f"{found.mode:04o}", None if right else advice)


def _file(path: str, found: Sharing) -> ServerCheck:
    right = found.mode & _FILE == _FILE and not found.mode & _OTHERS
    advice = PartuiError("Tệp cần để nhóm đọc và ghi, người ngoài thì không: chmod 660 {path}", path=shlex.quote(path))
    return ServerCheck("file", f"{found.mode:04o}", None if right else advice)


def _group(folder: str, above: Sharing, path: str) -> ServerCheck:
    others = sorted({found.name for _each, found in _all_beside(path) if found.group != above.group})
    advice = PartuiError(
        "Có tệp thuộc nhóm khác ({others}) với thư mục: chgrp -R {group} {folder}",
        others=", ".join(others),
        group=above.name,
        folder=shlex.quote(folder),
    )
    return ServerCheck("group", above.name, advice if others else None)


def _member(above: Sharing) -> ServerCheck:
    advice = PartuiError(
        "Người đang chạy lệnh không thuộc nhóm {group}: usermod -aG {group} TÊN, rồi đăng nhập lại.", group=above.name
    )
    within = is_member(above.group)
    return ServerCheck("member", above.name if within else "", None if within else advice)


def _beside(path: str) -> ServerCheck:
    """Look at the log, its index and the copies: whoever may write the file must be able to write these."""
    closed = []
    for each, found in _all_beside(path):
        wanted = 0o070 if os.path.isdir(each) else 0o060
        if each != path and found.mode & wanted != wanted:
            closed.append(each)
    advice = PartuiError(
        "Nhóm không ghi được {names}: chmod g+rwX {paths}",
        names=", ".join(map(os.path.basename, closed)),
        paths=" ".join(map(shlex.quote, closed)),
    )
    return ServerCheck("beside", ", ".join(map(os.path.basename, closed)), advice if closed else None)


def _wal(path: str) -> ServerCheck:
    header = read_header(path)
    wal = header is not None and header.wal
    advice = PartuiError("Tệp chưa ở chế độ WAL nên người đọc phải chờ người ghi; partui bật lại khi mở để ghi.")
    return ServerCheck("wal", "wal" if wal else "", None if wal else advice)


def _umask() -> ServerCheck:
    found = own_umask()
    advice = PartuiError(
        "umask {umask}: tệp mới (báo cáo) nhóm không dùng được hoặc người ngoài đọc được; hãy đặt umask 007.",
        umask=f"{found:03o}",
    )
    return ServerCheck("umask", f"{found:03o}", advice if found & 0o070 or ~found & _OTHERS else None)


def _copy(path: str, now: datetime) -> ServerCheck:
    kept = backups(path)
    newest = max((each.made for each in kept), default=None)
    if newest is not None and now - newest <= OLDEST_COPY:
        return ServerCheck("backup", f"{newest:%Y-%m-%d %H:%M}")
    advice = PartuiError(
        "Chưa có bản sao lưu nào trong {hours} giờ qua; hãy cho cron chạy “partui backup” mỗi đêm.",
        hours=int(OLDEST_COPY.total_seconds() // 3600),
    )
    return ServerCheck("backup", "" if newest is None else f"{newest:%Y-%m-%d %H:%M}", advice)


def _all_beside(path: str) -> Iterator[tuple[str, Sharing]]:
    """Give the file, what SQLite keeps beside it, the folder of its copies and these, as far as they are there."""
    for each in (
        path,
        *(f"{path}{ending}" for ending in BESIDE),
        backup_folder(path),
        *(x.path for x in backups(path)),
    ):
        with suppress(FileNotFoundError):
            found = sharing(each)
            if found is not None:
                yield each, found
