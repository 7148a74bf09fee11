"""Checks before a file is opened: its kind, its unpacked size and its number of elements."""

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from partui.domain.errors import PartuiError

MOST_PARTS = 5_000
MOST_UNPACKED = 200 * 2**20
MOST_XML = 32 * 2**20
# Office's own XML packs to a thirtieth, tables of repeated words to a hundredth.
_MOST_SMALL_RATIO = 400
_SMALL = 2**20

ANY_NAME = ""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = 0x1
_CHUNK = 2**20
_XML_ENDINGS = (".xml", ".rels")
_NO_XML = frozenset({expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING],
                     expat.errors.codes[expat.errors.XML_ERROR_INCORRECT_ENCODING]})  # fmt: skip


# What the standard library's ZipFile raises on a package that is broken or none.
_UNREADABLE = (
    BadZipFile, LargeZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError,
)  # fmt: skip


@contextmanager
def refused_as(error: PartuiError) -> Iterator[None]:
    """Turn a library's error into a sentence: on a broken file it may raise anything.

    Args:
        error: what is said.
    """
    try:
        yield
    except PartuiError:
        raise
    except Exception as cause:
        raise error from cause


def check_package(data: bytes, begins: str, most: Mapping[str, int]) -> None:
    """Refuse a file that is not an Office file, or would cost too much to open.

    Args:
        data: the whole file.
        begins: how the name of a part begins that such a file has: `word/`, `xl/`.
        most: how many elements of a name it may have, and of any name under ANY_NAME, so that tables far larger than a
            plan are not opened.

    Raises:
        PartuiError: it is something else, has a password, macros, declarations that XML of Office has not, or is
            far too large.
    """
    if data.startswith(_OLE):
        raise _old_or_locked(data)
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            _check_parts(parts, begins)
            elements = _Elements(most)
            for part in parts:
                with package.open(part) as stream:
                    elements.count(stream)
    except _UNREADABLE:
        raise _no_office_file() from None


def _old_or_locked(data: bytes) -> PartuiError:
    if _PASSWORD in data:
        return with_password()
    return PartuiError("Tệp thuộc dạng cũ (.doc, .xls); hãy mở rồi lưu lại thành .docx hoặc .xlsx. Chưa nhập gì.")


def with_password() -> PartuiError:
    """Return the refusal of a password-protected file."""
    return PartuiError("Tệp đặt mật khẩu, không đọc được; hãy mở, bỏ mật khẩu rồi lưu lại. Chưa nhập gì.")


def _no_office_file() -> PartuiError:
    return PartuiError("Tệp hỏng hoặc không phải tệp Word, Excel, LibreOffice như tên gọi; chưa nhập gì.")


def _check_parts(parts: list[ZipInfo], begins: str) -> None:
    names = [part.filename for part in parts]
    if not any(name.startswith(begins) for name in names):
        raise _no_office_file()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise with_password()
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise PartuiError("Tệp có macro, không mở; hãy lưu lại thành .docx hoặc .xlsx không có macro. Chưa nhập gì.")
    unpacked = sum(part.file_size for part in parts)
    xml = sum(part.file_size for part in parts if part.filename.lower().endswith(_XML_ENDINGS))
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or xml > MOST_XML or any(map(_is_bomb, parts)):
        raise PartuiError(
            "Tệp giải nén ra {size} MB, không phải một kế hoạch; không mở, chưa nhập gì.", size=unpacked // 2**20
        )


def _is_bomb(part: ZipInfo) -> bool:
    return part.file_size > _SMALL and part.file_size > _MOST_SMALL_RATIO * max(part.compress_size, 1)


class _Elements:
    """Counts the elements in all parts of a package without keeping them.

    Args:
        most: how many there may be, by name.
    """

    def __init__(self, most: Mapping[str, int]) -> None:
        self._most = most
        self._counts: Counter[str] = Counter()

    def count(self, stream: Any) -> None:
        """Count the elements of one part; the reader deals with a part that is not XML."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.StartDoctypeDeclHandler = _refuse_declarations
        try:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk)
                self._check()
        except expat.ExpatError as error:
            if error.code in _NO_XML:
                _refuse_declarations()
        except LookupError:
            # An encoding that nobody knows.
            _refuse_declarations()
        self._check()

    def _start(self, name: str, _attributes: object) -> None:
        self._counts[name] += 1

    def _check(self) -> None:
        found: Counter[str] = Counter()
        for name, count in self._counts.items():
            found[name.rpartition(":")[2]] += count
        found[ANY_NAME] = found.total()
        if any(found[name] > limit for name, limit in self._most.items()):
            raise PartuiError("Tệp có bảng quá lớn, không phải một kế hoạch; không mở, chưa nhập gì.")


def _refuse_declarations(*_declaration: object) -> None:
    raise PartuiError("Tệp có khai báo XML lạ (DOCTYPE), không mở; chưa nhập gì.")
