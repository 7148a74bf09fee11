"""What stands over a table: the lines since the one before that are its title."""

import re
from collections.abc import Sequence

from partui.domain.text import fold
from partui.plan_io.document import CellLine, TableCell, TableRow

# What stands around the tables of a plan and is no title of one.
_AROUND = re.compile(
    r"\(|\*|noi nhan|ghi chu|luu y|t/?m\b|k/?t\b|tl\b|chu tich|(?:ban hanh )?kem theo|cong hoa xa hoi|doc lap"
    r"|trang [0-9]|[-–—_.… ]*$|[0-9]+$"
)
_ANNEX = re.compile(r"(?:phu luc|bieu|bang|danh muc)(?: so)?(?: [0-9ivx]{1,4}[a-z]?)?[.:]?")
_NAMED_ANNEX = re.compile(r"(?:phu luc|bieu|bang)(?: so)? [0-9ivx]{1,4}[a-z]?\b[.:]?\s*[^\W_]")
_LONGEST_TITLE = 300
_MOST_TITLE_LINES = 3


def title_row(title: str, place: str, width: int) -> TableRow:
    """Return a row that is nothing but a title, merged across."""
    return TableRow(place, (TableCell((CellLine(title),), 0, width),))


def is_annex(title: str) -> bool:
    """Return whether a title is the number of an annex and a name: "Phụ lục I: Danh mục nhiệm vụ"."""
    return _NAMED_ANNEX.match(fold(title)) is not None


def title_of(lines: Sequence[str]) -> str:
    """Return the title that stands over a table in the lines since the one before, blank where there is none."""
    titles: list[str] = []
    for line in reversed(lines):
        text = " ".join(line.split())
        if not text:
            continue
        if _AROUND.match(fold(text)):
            if titles:
                break
            continue
        if len(text) > _LONGEST_TITLE or len(titles) == _MOST_TITLE_LINES:
            break
        titles.insert(0, text)
        if _ANNEX.fullmatch(fold(text)) or is_annex(text):
            break
    return ". ".join(titles) if titles and _ANNEX.fullmatch(fold(titles[0])) else " ".join(titles)
