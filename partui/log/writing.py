"""Writing a fault of partui's own into the log, and what the user is told of it.

Imported once there is a fault: what it imports takes longer than a quick command.
"""

import logging
import os
import platform
import sys
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler

from partui.domain.errors import PartuiError
from partui.log.place import DEBUG, log_path
from partui.log.trace import trace

_MOST_BYTES, _OLDER_ONES = 200_000, 2


def own_fault(error: BaseException) -> PartuiError:
    """Write an error that nobody foresaw into the log; return what the user is told: where the log is."""
    kind, place, path = type(error).__name__, _place(error), write(error)
    if path is not None:
        return PartuiError(
            "partui gặp lỗi của chính mình ({kind}, {place}); chi tiết ghi ở {log}.", kind=kind, place=place, log=path
        )
    return PartuiError(
        "partui gặp lỗi của chính mình ({kind}, {place}: {text}) và không ghi được nhật ký lỗi; đặt {debug}=1 rồi làm "
        "lại thì thấy chi tiết.",
        kind=kind,
        place=place,
        text=str(error),
        debug=DEBUG,
    )


def write(error: BaseException) -> str | None:
    """Write an error with its trace into the log; return the log's file, none where it cannot be written."""
    path = log_path()
    if path is None:
        return None
    record = logging.LogRecord("partui", logging.ERROR, "", 0, trace(error), None, None)
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with closing(PrivateFile(path, maxBytes=_MOST_BYTES, backupCount=_OLDER_ONES, delay=True)) as file:
            file.setFormatter(logging.Formatter(f"%(asctime)s {_whose()}\n%(message)s", "%Y-%m-%dT%H:%M:%S%z"))
            file.emit(record)
    except OSError:
        return None
    return path


class PrivateFile(RotatingFileHandler):
    """A log that nobody else may read; whoever writes hears that it cannot be written."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding="utf-8", opener=lambda path, flags: os.open(path, flags, 0o600))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Raise what stands in the way."""
        error = sys.exception()
        if error is not None:
            raise error


def _whose() -> str:
    try:
        ours = version("partui")
    except PackageNotFoundError:
        ours = "?"
    return f"partui {ours}, Python {platform.python_version()}, {platform.system()}"


def _place(error: BaseException) -> str:
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return f"{os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno}" if last else "?"
