"""How a paragraph of a Word document is set: what it says itself, else what its style says."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph
from docx.text.run import Run as DocxRun
from lxml import etree

from partui.reports.pdf.letters import Face, points
from partui.reports.pdf.lines import Run

_USUAL_SIZE = 14.0
# Of the letters' size, from one line's letters to the next's.
_LINE = 1.15


class ParagraphForm(NamedTuple):
    """How a paragraph is set.

    Attributes:
        before: millimetres above it; after below it, left and right at its sides, first before its first line.
        spacing: a line's height, as a multiple of its letters' size.
        exact: a line's height in millimetres, none where it follows from the letters.
        is_ruled: whether a line is drawn above it.
        keeps_next: whether it stays on the page of what comes next.
    """

    align: WD_ALIGN_PARAGRAPH
    before: float
    after: float
    left: float
    right: float
    first: float
    spacing: float
    exact: float | None
    is_ruled: bool
    keeps_next: bool


class Styles:
    """How paragraphs are set; what is said in the same words is looked up once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str | None], dict[str, Any]] = {}
        self._forms: dict[tuple[int, bytes], ParagraphForm] = {}
        self._faces: dict[tuple[int, str | None, bytes], Face] = {}

    def form(self, paragraph: Paragraph) -> ParagraphForm:
        """Return how a paragraph is set."""
        key = (id(paragraph.part), _words(paragraph._p.pPr))
        if key not in self._forms:
            self._forms[key] = _form(paragraph, {**self._of_style(paragraph), **_own(paragraph)})
        return self._forms[key]

    def runs(self, paragraph: Paragraph) -> list[Run]:
        """Return the text of a paragraph by its faces; a field has none."""
        if paragraph._p.find(_FIELD) is not None:
            return []
        return [Run(text, self._face_of(run, paragraph)) for run in paragraph.runs if (text := run.text)]

    def face(self, paragraph: Paragraph) -> Face:
        """Return the face that a paragraph's style sets."""
        return _face(self._of_style(paragraph))

    def _face_of(self, run: DocxRun, paragraph: Paragraph) -> Face:
        key = (id(paragraph.part), paragraph._p.style, _words(run._r.rPr))
        if key not in self._faces:
            self._faces[key] = _face({**self._of_style(paragraph), **_letters(run.font)})
        return self._faces[key]

    def _of_style(self, paragraph: Paragraph) -> dict[str, Any]:
        key = (id(paragraph.part), paragraph._p.style)
        if key not in self._known:
            found: dict[str, Any] = {}
            style: Any = paragraph.style
            while style is not None:
                found = {**_room(style.paragraph_format), **_letters(style.font), **found}
                style = style.base_style
            self._known[key] = found
        return self._known[key]


_SIDES = ("space_before", "space_after", "left_indent", "right_indent", "first_line_indent")
_ROOM = (*_SIDES, "alignment", "line_spacing", "keep_with_next")
_TOP_RULE = f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:top')}"
_FIELD = f".//{qn('w:fldChar')}"


def line_height(form: ParagraphForm, size: float) -> float:
    """Return the millimetres of a line whose largest letters have so many points."""
    return points(size) * form.spacing if form.exact is None else form.exact


def _form(paragraph: Paragraph, said: Mapping[str, Any]) -> ParagraphForm:
    spacing = said.get("line_spacing")
    exact = float(spacing.mm) if isinstance(spacing, Length) else None
    before, after, left, right, first = (_millimetres(said.get(name)) for name in _SIDES)
    return ParagraphForm(
        align=said.get("alignment") or WD_ALIGN_PARAGRAPH.LEFT,
        before=before,
        after=after,
        left=left,
        right=right,
        first=first,
        spacing=_LINE * (1.0 if exact is not None or spacing is None else float(spacing)),
        exact=exact,
        is_ruled=paragraph._p.find(_TOP_RULE) is not None,
        keeps_next=bool(said.get("keep_with_next")),
    )


def _words(properties: Any) -> bytes:
    """Return what is said of a paragraph or of a run in the document's own words."""
    return b"" if properties is None else bytes(etree.tostring(properties, with_tail=False))


def _millimetres(length: Length | None) -> float:
    return 0.0 if length is None else float(length.mm)


def _own(paragraph: Paragraph) -> dict[str, Any]:
    return {} if paragraph._p.pPr is None else _room(paragraph.paragraph_format)


def _room(form: Any) -> dict[str, Any]:
    return {name: value for name in _ROOM if (value := getattr(form, name)) is not None}


def _letters(font: Any) -> dict[str, Any]:
    return {name: value for name in ("size", "bold", "italic") if (value := getattr(font, name)) is not None}


def _face(said: Mapping[str, Any]) -> Face:
    size = said.get("size")
    style = f"{'B' if said.get('bold') else ''}{'I' if said.get('italic') else ''}"
    return Face(style, _USUAL_SIZE if size is None else float(size.pt))
