"""The names of OpenDocument's elements and attributes."""

_NAMESPACES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text", "style")
}
# Where a list's item hides its number in newer versions of LibreOffice.
_NAMESPACES["loext"] = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
_NAMESPACES["xml"] = "http://www.w3.org/XML/1998/namespace"


def qualified(short: str) -> str:
    """Return the whole name of `text:p`."""
    prefix, name = short.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{name}"


def count(text: str, otherwise: int) -> int:
    """Return a number as attributes write it, bounded."""
    return min(int(text), 2**20) if text.isascii() and text.isdecimal() and len(text) < 9 else otherwise  # noqa: PLR2004
