"""Word's automatic numbers and bullets: what stands before a paragraph though nobody typed it."""

import re
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml.etree import _Element

from partui.plan_io.list_marks import BULLET, figure

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_DEEPEST_STYLE = 20
_HIGHEST = 1_000_000


class NumberingLevel(NamedTuple):
    """How one level of a list is numbered.

    Attributes:
        format: decimal, upperRoman, bullet and so on, as Word calls them.
        text: what is printed, `%1` standing for the number of the first level.
        restart: the level (1-based) after which it begins anew; 0 never, none after any higher one.
    """

    start: int
    format: str
    text: str
    legal: bool
    restart: int | None


class Numbering:
    """The numbers of a document, counted as its paragraphs go by.

    Args:
        numbering: the root of the numbering part, none without one.
        styles: the root of the styles part, none without one.
    """

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._abstract: dict[str, dict[int, NumberingLevel]] = {}
        self._lists: dict[str, tuple[str, dict[int, NumberingLevel]]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._by_style = _numbered_styles(styles)
        if numbering is not None:
            self._read(numbering)

    def mark(self, paragraph: _Element) -> str:
        """Return the number or bullet of the next paragraph, blank when it has none; counts it."""
        found = self._place_of(paragraph)
        if found is None or found[0] not in self._lists:
            return ""
        number_id, level = found
        abstract, levels = self._lists[number_id]
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        self._restart(number_id, counts)
        how = levels.get(level)
        if how is None:
            return ""
        before = counts[level]
        counts[level] = how.start if before is None else min(before + 1, _HIGHEST)
        for deeper in range(level + 1, _LEVELS):
            if _begins_anew(levels.get(deeper), level):
                counts[deeper] = None
        if how.format == "bullet":
            return BULLET
        return _printed(how, levels, counts)

    def _restart(self, number_id: str, counts: list[int | None]) -> None:
        if number_id in self._begun:
            return
        self._begun.add(number_id)
        for level, start in self._restarts.get(number_id, {}).items():
            counts[level] = start - 1

    def _place_of(self, paragraph: _Element) -> tuple[str, int] | None:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return self._by_style.get("")
        style = properties.find(qn("w:pStyle"))
        inherited = self._by_style.get("" if style is None else style.get(qn("w:val"), ""))
        own = _number_of(properties)
        if own is None:
            return inherited
        number_id = own[0] or (inherited[0] if inherited else "")
        level = own[1] if own[1] is not None else inherited[1] if inherited else 0
        return (number_id, level) if number_id not in ("", "0") else None

    def _read(self, root: _Element) -> None:
        linked: dict[str, str] = {}
        for abstract in root.findall(qn("w:abstractNum")):
            name = abstract.get(qn("w:abstractNumId"), "")
            self._abstract[name] = _levels(abstract)
            link = abstract.find(qn("w:numStyleLink"))
            if link is not None:
                linked[name] = link.get(qn("w:val"), "")
        styled = {
            link.get(qn("w:val"), ""): abstract.get(qn("w:abstractNumId"), "")
            for abstract in root.findall(qn("w:abstractNum"))
            if (link := abstract.find(qn("w:styleLink"))) is not None
        }
        for number in root.findall(qn("w:num")):
            named = number.find(qn("w:abstractNumId"))
            if named is None:
                continue
            abstract_id = named.get(qn("w:val"), "")
            abstract_id = styled.get(linked.get(abstract_id, ""), abstract_id)
            number_id = number.get(qn("w:numId"), "")
            levels = dict(self._abstract.get(abstract_id, {}))
            for override in number.findall(qn("w:lvlOverride")):
                self._override(number_id, override, levels)
            self._lists[number_id] = (abstract_id, levels)

    def _override(self, number_id: str, override: _Element, levels: dict[int, NumberingLevel]) -> None:
        level = _int(override.get(qn("w:ilvl")), 0)
        own = override.find(qn("w:lvl"))
        if own is not None:
            levels[level] = _level(own)
        start = override.find(qn("w:startOverride"))
        if start is not None and level < _LEVELS:
            self._restarts.setdefault(number_id, {})[level] = _int(start.get(qn("w:val")), 1)


def _levels(abstract: _Element) -> dict[int, NumberingLevel]:
    return {
        place: _level(level)
        for level in abstract.findall(qn("w:lvl"))
        if 0 <= (place := _int(level.get(qn("w:ilvl")), 0)) < _LEVELS
    }


def _level(level: _Element) -> NumberingLevel:
    def value(name: str) -> str | None:
        element = level.find(qn(name))
        return None if element is None else element.get(qn("w:val"))

    restart = value("w:lvlRestart")
    return NumberingLevel(
        _int(value("w:start"), 0),
        value("w:numFmt") or "decimal",
        value("w:lvlText") or "",
        level.find(qn("w:isLgl")) is not None,
        None if restart is None else _int(restart, 0),
    )


def _begins_anew(deeper: NumberingLevel | None, level: int) -> bool:
    if deeper is None or deeper.restart is None:
        return True
    return deeper.restart > 0 and level < deeper.restart


def _printed(how: NumberingLevel, levels: dict[int, NumberingLevel], counts: list[int | None]) -> str:
    def number(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        other = levels.get(place)
        if other is None:
            return ""
        count = counts[place]
        return figure(other.start if count is None else count, "decimal" if how.legal else other.format)

    return _PLACE.sub(number, how.text).strip()


def _numbered_styles(styles: _Element | None) -> dict[str, tuple[str, int]]:
    """Return the paragraph styles that number; the default one also as ""."""
    if styles is None:
        return {}
    own: dict[str, tuple[str, int | None] | None] = {}
    based: dict[str, str] = {}
    default = ""
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) != "paragraph":
            continue
        name = style.get(qn("w:styleId"), "")
        properties = style.find(qn("w:pPr"))
        own[name] = None if properties is None else _number_of(properties)
        parent = style.find(qn("w:basedOn"))
        if parent is not None:
            based[name] = parent.get(qn("w:val"), "")
        if style.get(qn("w:default")) in ("1", "true"):
            default = name
    found = {name: place for name in own if (place := _style_place(name, own, based))}
    if default in found:
        found[""] = found[default]
    return found


def _style_place(
    name: str, own: dict[str, tuple[str, int | None] | None], based: dict[str, str]
) -> tuple[str, int] | None:
    level: int | None = None
    at = name
    for _step in range(_DEEPEST_STYLE):
        found = own.get(at)
        if found is not None:
            level = found[1] if level is None else level
            if found[0] == "0":
                return None
            if found[0]:
                return found[0], level or 0
        if at not in based:
            return None
        at = based[at]
    return None


def _number_of(properties: _Element) -> tuple[str, int | None] | None:
    number = properties.find(qn("w:numPr"))
    if number is None:
        return None
    identity = number.find(qn("w:numId"))
    level = number.find(qn("w:ilvl"))
    place = None if level is None else min(max(_int(level.get(qn("w:val")), 0), 0), _LEVELS - 1)
    return ("" if identity is None else identity.get(qn("w:val"), "")), place


def _int(text: str | None, otherwise: int) -> int:
    try:
        return max(-_HIGHEST, min(int(text or ""), _HIGHEST))
    except ValueError:
        return otherwise
