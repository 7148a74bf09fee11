"""What the first bytes of a file say, read without opening it as a database: nothing is made, mended or locked."""

from typing import NamedTuple

from partui.store.db.connection import APPLICATION_ID, SCHEMA_VERSION

_LENGTH = 100
_MAGIC = b"SQLite format 3\x00"
_WAL = 2


class Header(NamedTuple):
    """The header of an SQLite file.

    Attributes:
        application: the number by which a program knows its own files.
        version: the schema's version.
        page_size: bytes of a page.
        wal: whether changes go to a -wal file first.
    """

    application: int
    version: int
    page_size: int
    wal: bool

    @property
    def ours(self) -> bool:
        """Whether partui made the file."""
        return self.application == APPLICATION_ID

    @property
    def current(self) -> bool:
        """Whether this partui reads the file as it is."""
        return self.ours and self.version == SCHEMA_VERSION


def read_header(path: str) -> Header | None:
    """Return the header of a file; none when it is no SQLite file.

    Raises:
        OSError: it is not there or cannot be read.
    """
    with open(path, "rb") as file:
        head = file.read(_LENGTH)
    if len(head) < _LENGTH or not head.startswith(_MAGIC):
        return None
    page_size = int.from_bytes(head[16:18])
    return Header(
        application=int.from_bytes(head[68:72]),
        version=int.from_bytes(head[60:64]),
        page_size=65536 if page_size == 1 else page_size,
        wal=head[18] == _WAL,
    )
