"""A file's bytes as text; old encodings are converted to Unicode, with a note to the officer."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable

from partui.domain.errors import PartuiError
from partui.domain.old_encodings import OldEncoding, old_encoding
from partui.locale import _, plural

# Told in a sentence what the officer should know of how a file was read.
OnNote = Callable[[str], None]

_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
# In another encoding hardly a letter would be sound UTF-8 by chance.
_SOUND_LETTERS = 3


def ignore_note(_note: str) -> None:
    """Ignore a note."""


def decoded(data: bytes, note: OnNote = ignore_note) -> str:
    """Decode UTF-8 (with or without a byte order mark), UTF-16, Windows-1258, TCVN3 or VNI.

    Args:
        data: the whole file.
        note: told where bytes are broken, and that another encoding was converted.

    Raises:
        PartuiError: they are no text.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _modern(data.decode("utf-16", "replace"), note)
    if b"\0" in data:
        raise PartuiError("Tệp không phải văn bản; chưa nhập gì.")
    try:
        return _modern(data.removeprefix(BOM_UTF8).decode("utf-8"), note)
    except UnicodeDecodeError:
        return _decode_other(data, note)


def _decode_other(data: bytes, note: OnNote) -> str:
    text = data.removeprefix(BOM_UTF8).decode("utf-8", "replace")
    broken = text.count(_UNKNOWN)
    if sum(not letter.isascii() for letter in text) > _SOUND_LETTERS * broken:
        line = text[: text.index(_UNKNOWN)].count("\n") + 1
        note(
            plural("{count} chữ hỏng (không đúng UTF-8), chỗ đầu ở dòng {line}; hãy soát lại.", count=broken, line=line)
        )
        return text
    signs = data.decode("latin-1")
    if found := old_encoding([signs]):
        return _converted(found, note)(signs)
    # What a Vietnamese Windows writes; its marks stand behind their letters.
    return data.decode("cp1258", "replace")


def converter(texts: Iterable[str], note: OnNote) -> Callable[[str], str]:
    """Return a function that converts a document's texts to Unicode, if they are not.

    Args:
        texts: all of the document's, before any cleaning.
        note: told that an old encoding was converted.
    """
    found = old_encoding(texts)
    return _converted(found, note) if found else str


def _modern(text: str, note: OnNote) -> str:
    return converter([text], note)(text)


def _converted(found: OldEncoding, note: OnNote) -> Callable[[str], str]:
    note(_("Chữ của tệp theo bảng mã cũ {name}, đã đổi sang Unicode; hãy soát lại.").format(name=found.name))
    return found.convert
