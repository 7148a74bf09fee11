"""Where the bars of points stand in a chart, in percent of its width."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from partui.domain.plan.report import ReportHead
from partui.locale import _
from partui.reports.score_rows import ScoreLine
from partui.wording.numbers import show_points

# The rest of the width is for the words beside a bar.
_LONGEST = Decimal(60)
_HEIGHT = 18


class PointsBar(NamedTuple):
    """One kind of points of a chapter.

    Attributes:
        kind: max, baseline, target or projected.
        top: in pixels; length in percent of the width.
    """

    kind: str
    top: int
    length: Decimal
    text: str


class ChapterBars(NamedTuple):
    """A chapter's points side by side; `said` is the bars in words."""

    name: str
    height: int
    said: str
    bars: tuple[PointsBar, ...]


def chapter_bars(lines: Sequence[ScoreLine], head: ReportHead) -> list[ChapterBars]:
    """Return the bars of each chapter, all to one scale."""
    chapters = [line for line in lines if line.level == 0]
    most = max((line.printed.max for line in chapters), default=Decimal()) or Decimal(1)
    return [_chapter(line, head, _LONGEST / most) for line in chapters]


def _chapter(line: ScoreLine, head: ReportHead, scale: Decimal) -> ChapterBars:
    points = (
        ("max", _("Tối đa"), line.printed.max),
        ("baseline", _("Năm {year}").format(year=head.year - 1), line.printed.baseline),
        ("target", _("Mục tiêu"), line.printed.target),
        ("projected", _("Dự kiến"), line.sums.projected),
    )
    bars = tuple(
        PointsBar(kind, place * _HEIGHT, round(value * scale, 2), f"{name}: {show_points(value)}")
        for place, (kind, name, value) in enumerate(points)
    )
    said = "; ".join(bar.text for bar in bars)
    return ChapterBars(f"{line.code}. {line.title}", len(bars) * _HEIGHT, said, bars)
