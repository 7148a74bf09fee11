"""The log of partui's own faults.

Imported once there is a fault: what it imports takes longer than a quick command.
"""

import logging
import os
import platform
import re
import sys
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from traceback import format_tb

from partui.domain.errors import PartuiError
from partui.system.places import log_folder

_MOST_BYTES, _OLDER_ONES = 200_000, 2
DEBUG = "PARTUI_DEBUG"
_LONGEST = 400
_LEFT_OUT = "…"
# Between two letters it is an apostrophe.
_QUOTED = re.compile(r"""(?<!\w)'(?:[^'\\]|\\.)*'(?!\w)|"(?:[^"\\]|\\.)*"|“[^”]*”|`[^`]*`""", re.DOTALL)
_CODE = re.compile(r"[\w.-]{1,32}", re.ASCII)
_WORD = re.compile(r"[^\s…]+")


def own_fault(error: BaseException) -> PartuiError:
    """Log an unexpected error; return the sentence for the user, with the log's place."""
    kind, place, path = type(error).__name__, _place(error), log_error(error)
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


def log_error(error: BaseException) -> str | None:
    """Log an error with its trace; return the log's file, or none if it cannot be written."""
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
    """A log file that only its owner may read; failing to write raises."""

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


def log_path() -> str | None:
    """Return the log's file in the platform's folder; none if the user has no home folder."""
    folder = log_folder()
    return os.path.join(folder, "partui.log") if folder else None


def is_writable(path: str) -> bool:
    """Return whether a file, or its nearest existing parent folder, is writable."""
    if os.path.exists(path):
        return os.path.isfile(path) and os.access(path, os.W_OK)
    folder = os.path.dirname(path)
    while not os.path.exists(folder) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK)


def wants_trace() -> bool:
    """Return whether $PARTUI_DEBUG asks for traces on stderr."""
    return os.environ.get(DEBUG, "") not in {"", "0"}


def trace(error: BaseException) -> str:
    """Return the traces of an error and its causes, the first cause first.

    What they quote is left out, but for codes and names such as `1.3.1` or `task.code`.
    """
    parts: list[str] = []
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        frames = "".join(format_tb(following.__traceback__))
        parts.append(f"{frames}{type(following).__qualname__}: {_said(following)}")
        parts += [trace(each) for each in getattr(following, "exceptions", ())]
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)
    return "\nled to\n".join(reversed(parts))


def _said(error: BaseException) -> str:
    if isinstance(error, PartuiError):
        return error.template
    text = _QUOTED.sub(lambda found: found[0] if _CODE.fullmatch(found[0][1:-1]) else _LEFT_OUT, str(error))
    return _WORD.sub(lambda found: found[0] if found[0].isascii() else _LEFT_OUT, text)[:_LONGEST]
