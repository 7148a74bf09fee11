"""Phụ lục I and the products that tasks deliver, with what proves them, as rows of a report."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from partui.domain.plan.report import Assessment, ReportHead
from partui.domain.scores.index import ScoreRow, Sums
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.text import clean
from partui.locale import _
from partui.reports.progress_rows import task_row
from partui.wording.labels import signed_timeliness
from partui.wording.numbers import show_points
from partui.wording.task_parts import evidence_text


class PrintedPoints(NamedTuple):
    """Points as the plan prints them."""

    max: Decimal
    baseline: Decimal
    target: Decimal


class ScoreLine(NamedTuple):
    """A criterion as a row of a report, every text cleaned.

    Attributes:
        level: 0 for a chapter, 1 below it and so on; none for the row of totals.
        printed: what the plan prints; `sums` is what its leaves give.
        tasks: the code of each task behind it and how the task stands.
        documents: the code of the task and the document.
    """

    code: str
    title: str
    level: int | None
    is_leaf: bool
    printed: PrintedPoints
    sums: Sums
    tasks: tuple[tuple[str, Timeliness], ...] = ()
    documents: tuple[tuple[str, str], ...] = ()

    @property
    def gap(self) -> Decimal:
        """How far the projection is from the target, both summed; negative where points are missing."""
        return self.sums.projected - self.sums.target

    @property
    def tasks_text(self) -> str:
        """The tasks, one a line."""
        return "\n".join(f"{code} {signed_timeliness(timeliness)}" for code, timeliness in self.tasks)

    @property
    def documents_text(self) -> str:
        """The documents, one a line, or that there is none yet."""
        if self.tasks and not self.documents:
            return _("Chưa có")
        return "\n".join(f"{code}: {text}" for code, text in self.documents)


def score_heads(head: ReportHead) -> tuple[str, ...]:
    """Return the heads of the columns of points, those of the code and the title aside."""
    return (
        _("Điểm tối đa"),
        _("Điểm năm {year}").format(year=head.year - 1),
        _("Mục tiêu năm {year}").format(year=head.year),
        _("Tự chấm"),
        _("Dự kiến"),
        _("Chênh so mục tiêu"),
        _("Nguy cơ mất điểm"),
    )


def score_lines(report: Assessment) -> list[ScoreLine]:
    """Return every criterion, in the plan's order."""
    depths: dict[str | None, int] = {None: -1}
    for row in report.scores.rows:
        depths[row.criterion.code] = depths.get(row.criterion.parent, -1) + 1
    return [_line(report, row, depths[row.criterion.code]) for row in report.scores.rows]


def total_line(report: Assessment) -> ScoreLine:
    """Return the totals: the printed chapters added up, and the leaves added up."""
    chapters = [row.criterion for row in report.scores.rows if row.criterion.parent is None]
    printed = PrintedPoints(
        sum((row.max for row in chapters), Decimal()),
        sum((row.baseline for row in chapters), Decimal()),
        sum((row.target for row in chapters), Decimal()),
    )
    return ScoreLine("", _("TỔNG ĐIỂM"), None, False, printed, report.scores.total)


def sums_note(line: ScoreLine, head: ReportHead) -> str:
    """Return where the plan prints other points than its leaves give; empty where it does not."""
    names = score_heads(head)[:3]
    summed = PrintedPoints(line.sums.max, line.sums.baseline, line.sums.target)
    return "; ".join(
        _("{name}: kế hoạch ghi {printed}, cộng tiêu chí con được {summed}").format(
            name=name, printed=show_points(printed), summed=show_points(points)
        )
        for name, printed, points in zip(names, line.printed, summed, strict=True)
        if printed != points
    )


def how_projected(head: ReportHead) -> str:
    """Return what the projection and the points at stake mean."""
    return _(
        "Điểm dự kiến lấy điểm tự chấm; tiêu chí chưa chấm lấy điểm năm {last}, hoặc lấy mục tiêu nếu mọi nhiệm vụ "
        "của tiêu chí đã hoàn thành. Điểm có nguy cơ mất là mục tiêu của tiêu chí có nhiệm vụ quá hạn hoặc sắp đến hạn."
    ).format(last=head.year - 1)


def _line(report: Assessment, row: ScoreRow, level: int) -> ScoreLine:
    criterion = row.criterion
    return ScoreLine(
        clean(criterion.code),
        clean(criterion.title),
        level,
        row.is_leaf,
        PrintedPoints(criterion.max, criterion.baseline, criterion.target),
        row.sums,
        tuple((clean(code), report.tasks[code].timeliness) for code in row.tasks),
        tuple(
            (clean(code), clean(evidence_text(each))) for code in row.tasks for each in report.evidence.get(code, ())
        ),
    )


class ProductRow(NamedTuple):
    """A product of a task with one document that proves it, or with none.

    Attributes:
        product: empty where the document proves the task as a whole.
        document: number, day, issuer, what it is about, where it lies.
    """

    criterion: str
    code: str
    title: str
    status: Status
    product: str
    is_proved: bool
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    summary: str = ""
    link: str = ""


def product_rows(report: Assessment) -> list[ProductRow]:
    """Return every product of every task with each document that proves it, or with none."""
    rows = []
    for code, task in report.tasks.items():
        evidence = report.evidence.get(code, ())
        row = task_row(task, evidence)
        bare = ProductRow(clean(task.criterion or ""), row.code, row.title, row.status, "", False)
        listed = [_proved(bare, row.products, each) for each in evidence]
        listed += [(number, bare._replace(product=row.products[number - 1])) for number in row.unproved]
        rows += [product for _number, product in sorted(listed, key=lambda pair: pair[0])]
    return rows


def _proved(bare: ProductRow, products: tuple[str, ...], evidence: Evidence) -> tuple[int, ProductRow]:
    number = evidence.product or 0
    if number > len(products):
        number = 0
    return number, bare._replace(
        product=products[number - 1] if number else "",
        is_proved=True,
        number=clean(evidence.number),
        issued_on=evidence.issued_on,
        issuer=clean(evidence.issuer),
        summary=clean(evidence.summary),
        link=clean(evidence.link),
    )
