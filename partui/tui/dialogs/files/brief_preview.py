"""The page for a chief as it would be printed, line by line, before it is written."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from partui.domain.brief.page import Brief
from partui.locale import _, official
from partui.reports.brief.figures import figures, score_bars, score_title, score_words, standing_row, standing_words
from partui.reports.brief.rows import (
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
from partui.tui.dialogs.dialog import Dialog
from partui.tui.rows.task_sheet import hanging_lines
from partui.tui.widgets.lines import KeyLine
from partui.wording.numbers import show_points

WIDTH = 70


class BriefPreviewScreen(Dialog[None]):
    """What the page says: the words of the document itself, in the language of documents.

    Args:
        report: the page.
    """

    BINDINGS = [Binding("q", "leave", show=False)]

    def __init__(self, report: Brief) -> None:
        super().__init__()
        self._report = report

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with VerticalScroll(classes="dialog reading") as box:
            box.border_title = _("Xem trước trang báo cáo nhanh")
            with official():
                lines = list(preview_lines(self._report))
            yield Static(Content("\n").join(lines))
            yield KeyLine()


def preview_lines(report: Brief) -> Iterator[Content]:
    """Yield the lines of the page, part by part."""
    title, *over = brief_lines(report)
    yield from hanging_lines("", title, WIDTH, "bold")
    for line in over:
        yield from hanging_lines("", line, WIDTH)
    yield Content("")
    for figure in figures(report):
        told = " ".join(filter(None, (figure.value, figure.change)))
        yield from hanging_lines(f"{figure.name}: ", f"{told} ({figure.detail})", WIDTH)
    yield from hanging_lines("", standing_words(standing_row(report)), WIDTH)
    heads = brief_heads()
    late = [
        (line.code, f"{line.title}: {line.leads}; {heads['days_late'].lower()}: {line.days}; {line.reason}")
        for line in late_lines(report)
    ]
    yield from _part(late_part(report).title, late or [("", heads["none_late"])], late_part(report).more)
    ranks = [
        (f"{line.place}.", f"{line.name}: {line.rate} ({line.on_time}); {heads['late'].lower()}: {line.late}")
        for line in rank_lines(report)
    ]
    if ranks:
        yield from _part(rank_part(report).title, ranks, rank_part(report).more)
    soon = [(line.code, f"{line.title}: {line.leads}; {line.due}") for line in soon_lines(report)]
    yield from _part(soon_part(report).title, soon or [("", heads["none_soon"])], soon_part(report).more)
    if bars := score_bars(report):
        told = "; ".join(f"{bar.name}: {show_points(bar.points)}" for bar in bars)
        yield from _part(score_title(report.head), [("", told), *(("", why) for why in [score_words(report)] if why)])
    yield from _part(asked_title(), [("-", line) for line in asked_lines(report)])


def _part(title: str, lines: list[tuple[str, str]], more: str = "") -> Iterator[Content]:
    yield Content("")
    yield from hanging_lines("", title, WIDTH, "bold")
    for sign, text in lines:
        yield from hanging_lines(f"{sign} " if sign else "", text, WIDTH)
    if more:
        yield from hanging_lines("", more, WIDTH, "italic")
