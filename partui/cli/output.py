"""Prints data to stdout and everything else to stderr; a closed pipe or a poor terminal is no error."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TextIO

from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.system.terminal import piped_encoding, shows_colours
from partui.wording.columns import cut
from partui.wording.signs import UNMARKED, in_ascii, lacks_signs

if TYPE_CHECKING:
    from decimal import Decimal

_few_signs: ContextVar[bool] = ContextVar("few_signs", default=False)
_is_done: ContextVar[bool] = ContextVar("is_done", default=False)
_written: ContextVar[tuple[str, ...]] = ContextVar("written", default=())
_is_quiet: ContextVar[bool] = ContextVar("is_quiet", default=False)
_LONGEST_LINE = 2000
# What a terminal takes for red, yellow, green, bold and dim.
_STYLES = {"overdue": 31, "soon": 33, "done": 32, "head": 1, "muted": 2}


def prepare_streams() -> None:
    """Have letters that the terminal does not know lose their marks instead of raising."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            encoding = None if is_terminal(stream) else piped_encoding()
            stream.reconfigure(encoding=encoding, errors=UNMARKED)  # type: ignore[union-attr]


def draw_plainly(wanted: bool) -> None:
    """Draw signs in ASCII from now on: on every terminal, or only where it is needed."""
    _few_signs.set(wanted)


def be_quiet(wanted: bool) -> None:
    """Print only data and refusals from now on, or everything."""
    _is_quiet.set(wanted)


def begin() -> None:
    """Forget what a previous command in this process said, saved and wrote."""
    _is_quiet.set(False)
    _is_done.set(False)
    _written.set(())


def work_is_done(done: bool = True) -> None:
    """Remember whether the command has done its work, so that only reporting it can still fail."""
    _is_done.set(done)


def wrote(*paths: str, dry_run: bool = False) -> None:
    """Remember files that the command has written, or would write, for its JSON."""
    _written.set((*_written.get(), *paths))
    if not dry_run:
        work_is_done()


def written_files() -> tuple[str, ...]:
    """Return the files that the command has written, or would write, so far."""
    return _written.get()


def say(text: str) -> None:
    """Write a line to stdout, with signs that the reader's terminal can show."""
    _write(in_ascii(text) if _shows_few_signs(sys.stdout) else text)


def say_lines(lines: Iterable[str]) -> None:
    """Write lines to stdout."""
    say("\n".join(lines))


def _write(text: str) -> None:
    """Write to stdout unchanged; a closed pipe is no error.

    Raises:
        PartuiError: it cannot be written; whether the command's work is done all the same.
    """
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        drop_output()
    except OSError as error:
        from partui.wording.disk_errors import disk_reason

        drop_output()
        reason = disk_reason(error)
        if _is_done.get():
            raise PartuiError(
                "Đã làm xong và lưu rồi, chỉ không in ra được: {reason}. Không cần làm lại.", reason=reason
            ) from error
        raise PartuiError("Không in ra được: {reason}; chưa sửa gì.", reason=reason) from error


def tell(text: str) -> None:
    """Write a line to stderr unless quiet; a very long one is cut."""
    if not _is_quiet.get():
        tell_refusal(text)


def tell_lines(lines: Iterable[str]) -> None:
    """Write lines to stderr with their indentation unless quiet."""
    if not _is_quiet.get():
        _write_beside("\n".join(lines))


def tell_refusal(text: str) -> None:
    """Write a refusal to stderr, even if quiet."""
    _write_beside(cut(clean(text), _LONGEST_LINE))


def _write_beside(text: str) -> None:
    with suppress(OSError, AttributeError):
        sys.stderr.write(f"{in_ascii(text) if _shows_few_signs(sys.stderr) else text}\n")
        sys.stderr.flush()


def say_json(data: Any) -> None:
    """Write data as JSON; letters are escaped only if the stream cannot carry them."""
    import json

    text = json.dumps(data, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError, AttributeError):
        text = json.dumps(data, indent=2)
    _write(text)


def json_number(number: "Decimal | int | None") -> int | float | None:
    """Return a number for JSON as people write it: 8, 1.25."""
    if number is None:
        return None
    whole = int(number)
    return whole if whole == number else float(number)


def say_utf8(text: str) -> None:
    """Write the text of a file in UTF-8 with its own line ends, whatever the terminal's encoding is."""
    with suppress(AttributeError, ValueError):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    _write(text.removesuffix("\n"))


def drop_output() -> None:
    """Discard what is still to be written to stdout."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a stream is a terminal; False if it was closed before the start."""
    return stream is not None and stream.isatty()


def can_ask() -> bool:
    """Return whether a user at a terminal can answer."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


def can_draw() -> bool:
    """Return whether a user at a terminal sees all output."""
    return can_ask() and is_terminal(sys.stdout)


def screen_width() -> int | None:
    """Return how many cells a line has, as $COLUMNS says wherever it goes; none where stdout is no terminal and
    nothing is cut.
    """
    if not is_terminal(sys.stdout) and not os.environ.get("COLUMNS", "").isdecimal():
        return None
    import shutil

    return max(20, shutil.get_terminal_size().columns)


def paint(text: str, tone: str) -> str:
    """Return the text in its colour if the terminal shows colours."""
    if not tone or not _coloured():
        return text
    return f"\x1b[{_STYLES[tone]}m{text}\x1b[0m"


def _shows_few_signs(stream: TextIO | None) -> bool:
    """A terminal may say so itself; letters other than UTF-8's hold no signs, wherever they go."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return "utf" not in encoding.lower() or (is_terminal(stream) and (_few_signs.get() or lacks_signs(os.environ)))


def _coloured() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(sys.stdout) and shows_colours()


_LONGEST_VALUE = 400


def refusal(error: PartuiError) -> str:
    """Return the sentence of a refusal, with what the user typed cut to a length that can be read."""
    values = {
        name: cut(clean(value), _LONGEST_VALUE) if isinstance(value, str) else value
        for name, value in error.values.items()
    }
    return str(PartuiError(error.template, **values))
