"""A web page, read as a browser would: its tables, its words, what it would run or fetch."""

import io
from collections.abc import Callable
from html.parser import HTMLParser
from typing import BinaryIO, TypeVar

VOID = {"meta", "br", "col", "rect", "circle", "line", "path"}
REFERENCES = {"src", "href", "xlink:href", "action", "srcset", "data", "poster", "style"}

Report = TypeVar("Report")


class Page(HTMLParser):
    """A page taken apart.

    Attributes:
        tables: caption to its rows of cells, the text of each cell with single spaces.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.tables: dict[str, list[list[str]]] = {}
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self._caption: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)
        if tag == "tr" and self._caption is not None:
            self.tables[self._caption].append([])
        if tag in {"td", "th"} and self._caption is not None:
            self.tables[self._caption][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self._open:
            return
        self.texts.setdefault(self._open[-1], []).append(data)
        if self._open[-1] == "caption":
            self._caption = data
            self.tables[data] = []
        elif ("td" in self._open or "th" in self._open) and self._caption is not None:
            row = self.tables[self._caption][-1]
            row[-1] = " ".join((row[-1] + " " + data).split())

    @property
    def fetched(self) -> list[str]:
        """What the page would fetch or run by an attribute."""
        return [
            value
            for _tag, name, value in self.attributes
            if name in REFERENCES or name.startswith("on") or ("url(" in value and "url(#" not in value)
        ]


def source(write: Callable[[Report, BinaryIO], None], report: Report) -> str:
    """What is written for a report."""
    out = io.BytesIO()
    write(report, out)
    return out.getvalue().decode()


def page(write: Callable[[Report, BinaryIO], None], report: Report) -> Page:
    """What is written for a report, taken apart."""
    read = Page()
    read.feed(source(write, report))
    read.close()
    assert not read._open
    return read
