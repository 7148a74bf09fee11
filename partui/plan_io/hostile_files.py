"""Files looked at before they are opened: what they are, how large they unpack, in which letters they are written."""

import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from partui.domain.errors import PartuiError

MOST_PARTS = 5_000
MOST_UNPACKED = 200 * 2**20
MOST_XML = 24 * 2**20
# Office's own XML packs to a thirtieth, tables of repeated words to a hundredth.
_MOST_SMALL_RATIO = 400
_SMALL = 2**20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = 0x1
_CHUNK = 2**20
_XML_ENDINGS = (".xml", ".rels")
_DECLARATIONS = (b"<!doctype", b"<!entity")
_OVERLAP = 64


@contextmanager
def refused_as(error: PartuiError) -> Iterator[None]:
    """Say what a library could not read, whatever it tripped over: on a broken file they raise anything.

    Args:
        error: what is said.
    """
    try:
        yield
    except PartuiError:
        raise
    except Exception as cause:
        raise error from cause


def check_package(data: bytes, folder: str, most: Mapping[bytes, int]) -> None:
    """Refuse an Office file that is no such file or that would take too much to open.

    Args:
        data: the whole file.
        folder: where such a file keeps its own parts: `word` or `xl`.
        most: how often some bytes may stand in one part, so that tables far larger than a plan are not opened.

    Raises:
        PartuiError: it is something else, has a password, macros, declarations that XML of Office has not, or is
            far too large.
    """
    if data.startswith(_OLE):
        raise _old_or_locked(data)
    try:
        with ZipFile(BytesIO(data)) as package:
            _check_parts(package.infolist(), folder)
            for part in package.infolist():
                if part.filename.lower().endswith(_XML_ENDINGS):
                    _check_xml(package, part, most)
    except (BadZipFile, LargeZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError):
        raise _no_office_file() from None


def _old_or_locked(data: bytes) -> PartuiError:
    if _PASSWORD in data:
        return PartuiError("Tệp đặt mật khẩu, không đọc được; hãy mở, bỏ mật khẩu rồi lưu lại. Chưa nhập gì.")
    return PartuiError("Tệp thuộc dạng cũ (.doc, .xls); hãy mở rồi lưu lại thành .docx hoặc .xlsx. Chưa nhập gì.")


def _no_office_file() -> PartuiError:
    return PartuiError("Tệp hỏng hoặc không phải tệp Word, Excel như tên gọi; chưa nhập gì.")


def _check_parts(parts: list[ZipInfo], folder: str) -> None:
    names = [part.filename for part in parts]
    if not any(name.startswith(f"{folder}/") for name in names):
        raise _no_office_file()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise PartuiError("Tệp đặt mật khẩu, không đọc được; hãy mở, bỏ mật khẩu rồi lưu lại. Chưa nhập gì.")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise PartuiError("Tệp có macro, không mở; hãy lưu lại thành .docx hoặc .xlsx không có macro. Chưa nhập gì.")
    unpacked = sum(part.file_size for part in parts)
    xml = max((part.file_size for part in parts if part.filename.lower().endswith(_XML_ENDINGS)), default=0)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or xml > MOST_XML or any(map(_is_bomb, parts)):
        raise PartuiError(
            "Tệp giải nén ra {size} MB, không phải một kế hoạch; không mở, chưa nhập gì.", size=unpacked // 2**20
        )


def _is_bomb(part: ZipInfo) -> bool:
    return part.file_size > _SMALL and part.file_size > _MOST_SMALL_RATIO * max(part.compress_size, 1)


def _check_xml(package: ZipFile, part: ZipInfo, most: Mapping[bytes, int]) -> None:
    counted = dict.fromkeys(most, 0)
    tail = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            seen = tail + chunk.replace(b"\0", b"")
            if any(declaration in seen.lower() for declaration in _DECLARATIONS):
                raise PartuiError("Tệp có khai báo XML lạ (DOCTYPE), không mở; chưa nhập gì.")
            for sign, limit in most.items():
                counted[sign] += seen.count(sign) - tail.count(sign)
                if counted[sign] > limit:
                    raise PartuiError("Tệp có bảng quá lớn, không phải một kế hoạch; không mở, chưa nhập gì.")
            tail = seen[-_OVERLAP:]


def decoded(data: bytes) -> str:
    """Return the text of some bytes: UTF-8 with or without a byte order mark, UTF-16, or Windows-1258.

    Raises:
        PartuiError: they are no text.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise PartuiError("Tệp không phải văn bản; chưa nhập gì.")
    try:
        return data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        # What a Vietnamese Windows writes; its marks stand behind their letters.
        return data.decode("cp1258", "replace")
