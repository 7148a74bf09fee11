"""OpenDocument's lists: the number or bullet before a paragraph that is in one, though nobody typed it."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lxml.etree import _Element

from partui.plan_io.list_marks import BULLET, figure
from partui.plan_io.open_document.names import count, qualified

_LEVELS = 10
LIST = qualified("text:list")
_STYLES = qualified("text:list-style")
_NUMBERED, _BULLETED = qualified("text:list-level-style-number"), qualified("text:list-level-style-bullet")
_FORMS = {"1": "decimal", "01": "decimalZero", "I": "upperRoman", "i": "lowerRoman", "A": "upperLetter",
          "a": "lowerLetter"}  # fmt: skip
_PLACE = re.compile(r"%([0-9]{1,2})%")


class ListLevel(NamedTuple):
    form: str
    start: int
    text: str


class OpenList(NamedTuple):
    """A list that is being read, or one within it.

    Attributes:
        levels: how each level of it is numbered.
        counts: the last number of each level; shared by the lists that go on with one another.
    """

    levels: Mapping[int, ListLevel]
    level: int
    counts: dict[int, int]


class Lists:
    """The lists of a document, counted as its items go by.

    Args:
        roots: the parts that hold its styles.
    """

    def __init__(self, roots: Iterable[_Element]) -> None:
        self._styles = {
            style.get(qualified("style:name"), ""): dict(_levels(style))
            for root in roots
            for style in root.iter(_STYLES)
        }
        self._counts: dict[str, dict[int, int]] = {}
        self._last: dict[str, dict[int, int]] = {}

    def begun(self, element: _Element, around: OpenList | None) -> OpenList:
        """Return a list that begins.

        Args:
            element: the list.
            around: the list in an item of which it stands.
        """
        style = element.get(qualified("text:style-name"), "")
        if around is not None:
            levels = self._styles.get(style, {}) if style else around.levels
            return OpenList(levels, around.level + 1, around.counts)
        goes_on = self._counts.get(element.get(qualified("text:continue-list"), ""))
        if goes_on is None and element.get(qualified("text:continue-numbering")) == "true":
            goes_on = self._last.get(style)
        counts: dict[int, int] = {} if goes_on is None else goes_on
        self._last[style] = counts
        if own := element.get(qualified("xml:id"), ""):
            self._counts[own] = counts
        return OpenList(self._styles.get(style, {}), 1, counts)


def mark_of(item: _Element, within: OpenList) -> str:
    """Return what stands before the first paragraph of a list's item, and count it; one of lists alone has none."""
    how = within.levels.get(within.level)
    if how is None or len(item) == 0 or item[0].tag == LIST:
        return ""
    counts, level = within.counts, within.level
    before = counts.get(level, how.start - 1)
    counts[level] = count(item.get(qualified("text:start-value"), ""), before + 1)
    for deeper in range(level + 1, _LEVELS + 1):
        counts.pop(deeper, None)
    return _PLACE.sub(lambda found: _figure(within, int(found[1])), how.text).strip()


def _figure(within: OpenList, level: int) -> str:
    how = within.levels.get(level)
    return figure(within.counts.get(level, how.start), how.form) if how else ""


def _levels(style: _Element) -> Iterable[tuple[int, ListLevel]]:
    for element in style:
        level = count(element.get(qualified("text:level"), ""), 0)
        if not 1 <= level <= _LEVELS:
            continue
        if element.tag == _BULLETED:
            yield level, ListLevel("none", 1, BULLET)
        elif element.tag == _NUMBERED:
            form = _FORMS.get(element.get(qualified("style:num-format"), ""), "none")
            start = count(element.get(qualified("text:start-value"), ""), 1)
            yield level, ListLevel(form, start, _text(element, level, form))


def _text(element: _Element, level: int, form: str) -> str:
    """Return what is printed, `%1%` standing for the number of the first level."""
    if whole := element.get(qualified("loext:num-list-format"), ""):
        return str(whole)
    if form == "none":
        return ""
    shown = count(element.get(qualified("text:display-levels"), ""), 1)
    places = ".".join(f"%{each}%" for each in range(max(1, level - shown + 1), level + 1))
    prefix, suffix = (element.get(qualified(f"style:num-{side}"), "") for side in ("prefix", "suffix"))
    return f"{prefix}{places}{suffix}"
