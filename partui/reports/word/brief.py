"""One page for a chief, as a Word document: everything on one sheet."""

from collections.abc import Sequence
from typing import BinaryIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from partui.domain.brief.page import Brief
from partui.reports.brief.figures import (
    figures,
    score_bars,
    score_title,
    score_words,
    standing_row,
    standing_title,
    standing_words,
)
from partui.reports.brief.rows import (
    PagePart,
    asked_lines,
    asked_title,
    brief_heads,
    brief_lines,
    late_lines,
    late_part,
    rank_lines,
    rank_part,
    soon_lines,
    soon_part,
)
from partui.reports.colours import FILLS
from partui.reports.progress_rows import COUNTED
from partui.reports.word.bars import WordBarPart, add_bar
from partui.reports.word.document import SHORT_SIDE, new_document, save
from partui.reports.word.paragraphs import CELL, CELL_HEAD, PART, write
from partui.reports.word.tables import WordColumn, WordRow, add_table
from partui.reports.word.words import plan_name
from partui.wording.numbers import show_points

_LEFT, _RIGHT, _TOP = 20, 15, 12
_WIDTH = SHORT_SIDE - _LEFT - _RIGHT
_SIZE, _SMALL = 10, 9
# The rest is for the words beside a bar of points.
_LONGEST = 120.0
_CENTER = WD_ALIGN_PARAGRAPH.CENTER


def write_brief(report: Brief, out: BinaryIO) -> None:
    """Write the page: figures, charts, the worst tasks, the agencies, what is due, what is to be decided.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    name = brief_lines(report)
    document = new_document(report.head, report.head.office, name.title, plan_name(report.head))
    _tighten(document)
    write(document.add_paragraph(), name.title.upper(), size=13, bold=True, align=_CENTER)
    write(document.add_paragraph(), name.plan, size=_SIZE, align=_CENTER)
    write(
        document.add_paragraph(), f"{name.scope}. {name.day}", size=_SIZE, italic=True, align=_CENTER
    ).paragraph_format.space_after = Pt(3)
    _add_figures(document, report)
    _add_standing(document, report)
    _add_late(document, report)
    _add_ranks(document, report)
    _add_soon(document, report)
    _add_points(document, report)
    _title(document, asked_title())
    for number, line in enumerate(asked_lines(report), start=1):
        _line(document, f"{number}. {line}")
    save(document, out)


def _tighten(document: Document) -> None:
    """Make margins and letters as small as one page needs; office documents keep their own."""
    section = document.sections[0]
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.top_margin = section.bottom_margin = Mm(_TOP)
    for name, size in ((CELL, _SMALL), (CELL_HEAD, _SMALL), (PART, _SIZE)):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.size = Pt(size)
        form = style.paragraph_format
        form.space_before = form.space_after = Pt(1 if name == PART else 0)
        form.line_spacing = 1.0
        form.first_line_indent = Mm(0)


def _title(document: Document, text: str) -> None:
    write(document.add_paragraph(style=PART), text)


def _line(document: Document, text: str, *, italic: bool | None = None) -> None:
    if text:
        write(document.add_paragraph(style=CELL), text, italic=italic)


def _add_figures(document: Document, report: Brief) -> None:
    found = figures(report)
    width = _WIDTH // len(found)
    columns = [WordColumn(each.name, width, _CENTER) for each in found]
    values = [f"{each.value}  {each.change}" if each.change else each.value for each in found]
    add_table(document, columns, [WordRow(values, bold=True), WordRow([each.detail for each in found])])


def _add_standing(document: Document, report: Brief) -> None:
    row = standing_row(report)
    _title(document, standing_title())
    if row.total:
        add_bar(
            document,
            [
                WordBarPart(str(number), number * _WIDTH / row.total, FILLS[each])
                for each, number in zip(COUNTED, row.counts, strict=True)
                if number
            ],
        )
    _line(document, standing_words(row))


def _add_late(document: Document, report: Brief) -> None:
    heads = brief_heads()
    rows = [WordRow((*line[:3], str(line.days), line.reason)) for line in late_lines(report)]
    columns = [
        WordColumn(heads["code"], 13, _CENTER),
        WordColumn(heads["task"], 66),
        WordColumn(heads["lead"], 32),
        WordColumn(heads["days_late"], 16, _CENTER),
        WordColumn(heads["reason"], 48),
    ]
    _add_part(document, late_part(report), columns, rows, heads["none_late"])


def _add_ranks(document: Document, report: Brief) -> None:
    heads = brief_heads()
    columns = [
        WordColumn(heads["place"], 13, _CENTER),
        WordColumn(heads["lead"], 67),
        WordColumn(heads["rate"], 25, _CENTER),
        WordColumn(heads["on_time"], 28, _CENTER),
        WordColumn(heads["late"], 20, _CENTER),
        WordColumn(heads["done"], 22, _CENTER),
    ]
    _add_part(document, rank_part(report), columns, [WordRow(line) for line in rank_lines(report)])


def _add_soon(document: Document, report: Brief) -> None:
    heads = brief_heads()
    rows = [WordRow((*line[:4], str(line.days))) for line in soon_lines(report)]
    columns = [
        WordColumn(heads["code"], 13, _CENTER),
        WordColumn(heads["task"], 90),
        WordColumn(heads["lead"], 36),
        WordColumn(heads["due"], 20, _CENTER),
        WordColumn(heads["days_left"], 16, _CENTER),
    ]
    _add_part(document, soon_part(report), columns, rows, heads["none_soon"])


def _add_part(
    document: Document, part: PagePart, columns: Sequence[WordColumn], rows: Sequence[WordRow], nothing: str = ""
) -> None:
    """Add a part with its table; without rows what is said instead, or no part at all."""
    if not (rows or nothing):
        return
    _title(document, part.title)
    if rows:
        add_table(document, columns, rows)
        _line(document, part.more, italic=True)
    else:
        _line(document, nothing)


def _add_points(document: Document, report: Brief) -> None:
    bars = score_bars(report)
    if not bars:
        return
    _title(document, score_title(report.head))
    most = max(float(bar.points) for bar in bars) or 1.0
    for bar in bars:
        width = float(bar.points) / most * _LONGEST
        words = WordBarPart(f" {bar.name}: {show_points(bar.points)}", _WIDTH - width, None)
        add_bar(document, [WordBarPart("", width, FILLS[bar.kind]), words])
    _line(document, score_words(report))
