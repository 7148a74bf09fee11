"""The kinds of fields that are typed into: the keys that lead there and away, and where what was typed is found."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from partui.domain.text import fold
from tests.typing.seat import Seat
from tests.typing.sentences import NUMBER, sentences

ENTER, TAB, ESC, CTRL_S, CTRL_U = b"\r", b"\t", b"\x1b", b"\x13", b"\x15"
SELECT_ALL, DELETE, BACK_TAB = b"\x1b[18~", b"\x1b[3~", b"\x1b[Z"
Keys = list[bytes]
# What stands around a field on the screen.
_FRAME = " │▌|"
_BETWEEN = re.compile("[│▌]|  +")
_MARKS = "".join(map(chr, range(0x300, 0x370)))
# A longer text is seen from its end on.
_SEEN = 40

# Of two names that differ in case, marks or a full stop alone the second is known already.
_NAMES = tuple({re.sub(r"\W", "", fold(text)): text for text in sentences()}.values())
# Two numbers that differ in their marks alone are one document's.
_NUMBERS = tuple(f"{number}/{text}" for number, text in enumerate(sentences(), start=1))


class Field(NamedTuple):
    """A kind of field.

    Attributes:
        before: the keys that lead to it and empty it, the so-manieth time; after: those that save. All in one go.
        is_taken: tells whether the app has taken what was meant.
        back: the keys that lead back, one by one, once that is seen.
        texts: what is typed.
    """

    name: str
    before: Callable[[int], Keys]
    after: Keys
    is_taken: Callable[[Seat, str], bool]
    back: bytes = b""
    texts: tuple[str, ...] = tuple(sentences())


def fields(folder: Path) -> list[Field]:
    """Return every kind of field.

    Args:
        folder: where files may be written.
    """
    path = f"{folder}/".encode()
    files = tuple(text.replace("/", "-")[:60].strip() + ".db" for text in sentences())
    return [
        Field("search", _keys(b"/"), [], lambda seat, meant: seat.lines[-1].strip(_FRAME) == meant, ESC),
        Field("note", _keys(b"n", SELECT_ALL, DELETE), [CTRL_S], _stored("SELECT note FROM task WHERE code = '1.1'")),
        Field("deadline", _keys(b"e", *[TAB] * 2), [CTRL_S], _changed("deadline")),
        Field("leads", _keys(b"e", *[TAB] * 3), [CTRL_S], _changed("leads"), texts=_AGENCIES),
        Field("result", _keys(b"e", *[TAB] * 5), [CTRL_S], _changed("measured")),
        Field("reason", _before_reason, [CTRL_S], _stored("SELECT reason FROM change ORDER BY seq DESC LIMIT 1")),
        Field("title", _keys(b"E", CTRL_U), [CTRL_S], _changed("title")),
        Field("document's number", _keys(b"va"), [CTRL_S], _document("number"), ESC, _NUMBERS),
        Field("document's summary", _keys(b"va", *[TAB] * 3), [CTRL_S], _document("summary"), ESC),
        Field(
            "agency", _keys(b"Ca"), [CTRL_S], _stored("SELECT name FROM agency ORDER BY id DESC LIMIT 1"), ESC, _NAMES
        ),
        Field("own score", _keys(b"3gje", b"9\x7f"), [ENTER], _scored, b"1", _SCORES),
        Field("day", _keys(b"d"), [ENTER], lambda seat, meant: seat.shows(f"xem {meant}"), texts=_DAYS),
        Field("filter", _keys(b"f", ENTER), [ENTER, CTRL_S], _filtered, ESC, _AGENCIES),
        Field("commands", _keys(b":"), [], _shown, ESC),
        Field("file to import", _keys(b"I", CTRL_U), [], _shown, ESC + ENTER),
        Field("file to export", _keys(b"x", path), [CTRL_S], _written(folder), texts=files),
    ]


_SOME = "Sở Tư pháp; Sở Nội vụ; Sở Tài chính; Sở Khoa học và Công nghệ; Sở Xây dựng; Văn phòng UBND tỉnh"
_MORE = "Sở Tài nguyên và Môi trường; Sở Kế hoạch và Đầu tư; Sở Thông tin và Truyền thông; UBND cấp huyện"
_AGENCIES = tuple(f"{_SOME}; {_MORE}".split("; ")) * (NUMBER // 10)
_SCORES = tuple(f"{number % 150 / 100:.2f}".replace(".", ",") for number in range(1, NUMBER + 1))
_DAYS = tuple(f"{date(2020, 1, 1) + timedelta(days=number):%d/%m/%Y}" for number in range(NUMBER))


def _keys(*keys: bytes) -> Callable[[int], Keys]:
    return lambda number: list(keys)


def _before_reason(number: int) -> Keys:
    """The reason, in the last field, is kept with a change: of how far the task has come."""
    return [b"e", *[TAB] * 4, str(number % 99 + 1).encode(), *[BACK_TAB] * 5]


def _stored(sql: str) -> Callable[[Seat, str], bool]:
    return lambda seat, meant: seat.ask(sql) == meant


def _changed(field: str) -> Callable[[Seat, str], bool]:
    return _stored(f"SELECT new FROM change WHERE field = '{field}' ORDER BY seq DESC LIMIT 1")


def _document(field: str) -> Callable[[Seat, str], bool]:
    return _stored(f"SELECT {field} FROM evidence ORDER BY id DESC LIMIT 1")


def _scored(seat: Seat, meant: str) -> bool:
    own = seat.ask("SELECT own FROM criterion WHERE own IS NOT NULL")
    return own is not None and float(own) == float(meant.replace(",", "."))


def _filtered(seat: Seat, meant: str) -> bool:
    return f"Chủ trì: {meant}" in seat.lines[0]


def _shown(seat: Seat, meant: str) -> bool:
    parts = [part.strip(_FRAME) for line in seat.lines for part in _BETWEEN.split(line)]
    # The left edge may cut a letter from its marks.
    return any(part == meant or (len(part) > _SEEN and meant.endswith(part.lstrip(_MARKS))) for part in parts)


def _written(folder: Path) -> Callable[[Seat, str], bool]:
    def is_written(_seat: Seat, meant: str) -> bool:
        found = [each for each in folder.iterdir() if normalize("NFC", each.name) == meant]
        for each in found:
            each.unlink()
        return bool(found)

    return is_written
