"""Text of files that do not say in which letters they are written."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from partui.domain.errors import PartuiError


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
