"""Phụ lục I, and products with their documents, as rows of a report."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from partui.domain.plan.report import Assessment, ReportHead
from partui.domain.scores.index import ScoreRow, Sums, add_up
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.text import clean
from partui.locale import _
from partui.reports.progress_rows import task_row
from partui.wording.labels import signed_timeliness
from partui.wording.numbers import official_printed, show_gap, show_points
from partui.wording.plan.capitals import as_sentence
from partui.wording.plan.scores import basis_text
from partui.wording.task_parts import evidence_text

PRINTED = ("max", "baseline", "target")
# What a table of a portrait page has room for; an annex has the scores that others gave too.
SHORT = (*PRINTED, "own", "earned", "expected", "highest")
OF_OTHERS = ("appraised", "surveyed")


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
        documents: the code of the task and the document; a blank code where it proves the criterion itself.
        rule: by which rule its points are expected.
        is_elsewhere: whether another agency leads it, so that only what is at risk stands in this report.
    """

    code: str
    title: str
    level: int | None
    is_leaf: bool
    printed: PrintedPoints
    sums: Sums
    tasks: tuple[tuple[str, Timeliness], ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    rule: str = ""
    explanation: str = ""
    is_elsewhere: bool = False

    @property
    def gap(self) -> Decimal:
        """Expected points minus target, both summed; negative if points are missing."""
        return self.sums.expected - self.sums.target

    def figure(self, name: str) -> Decimal | None:
        """Return a figure by its name in `score_heads`, as the plan prints it where it does."""
        if self.is_elsewhere and name != "at_risk":
            return None
        source: object = self if name == "gap" else self.printed if name in PRINTED else self.sums
        found: Decimal | None = getattr(source, name)
        return found

    def shown(self, name: str, between: str = " ") -> str:
        """Return a figure as a document shows it.

        Args:
            between: what stands between a printed sum and another that the leaves give.
        """
        if self.is_elsewhere and name != "at_risk":
            return ""
        if name in PRINTED:
            return official_printed(getattr(self.printed, name), getattr(self.sums, name), between)
        return show_gap(self.gap) if name == "gap" else show_points(self.figure(name))

    @property
    def tasks_text(self) -> str:
        """The tasks, one a line."""
        return "\n".join(f"{code} {signed_timeliness(timeliness)}" for code, timeliness in self.tasks)

    @property
    def documents_text(self) -> str:
        """The documents, one a line, or that there is none yet; then the explanation where there is one."""
        texts = [f"{code}: {text}" if code else text for code, text in self.documents]
        if self.tasks and not self.documents:
            texts.append(_("Chưa có"))
        if self.explanation:
            texts.append(_("Giải trình: {text}").format(text=self.explanation))
        return "\n".join(texts)


def score_heads(head: ReportHead) -> dict[str, str]:
    """Return the heads of the columns of points, by name."""
    return {
        "max": _("Điểm tối đa"),
        "baseline": _("Điểm năm {year}").format(year=head.year - 1),
        "target": _("Mục tiêu năm {year}").format(year=head.year),
        "own": _("Tự chấm"),
        "appraised": _("Thẩm định"),
        "surveyed": _("ĐTXHH"),
        "earned": _("Chắc chắn"),
        "expected": _("Dự kiến"),
        "highest": _("Cao nhất"),
        "gap": _("Chênh so mục tiêu"),
        "at_risk": _("Nguy cơ mất điểm"),
        "gain": _("Có thể thêm"),
    }


def heads_with_points(lines: Sequence[ScoreLine], head: ReportHead) -> dict[str, str]:
    """Return the heads of the columns of points, without those in which no score was given."""
    names = score_heads(head)
    unused = {name for name in OF_OTHERS if all(line.figure(name) is None for line in lines)}
    return {name: said for name, said in names.items() if name not in unused}


def score_lines(report: Assessment) -> list[ScoreLine]:
    """Return every criterion, in the plan's order."""
    depths: dict[str | None, int] = {None: -1}
    for row in report.scores.rows:
        depths[row.criterion.code] = depths.get(row.criterion.parent, -1) + 1
    return [_line(report, row, depths[row.criterion.code]) for row in report.scores.rows]


def elsewhere_lines(report: Assessment) -> list[ScoreLine]:
    """Return other agencies' criteria where this agency's tasks put points at risk, under a heading."""
    if not report.elsewhere:
        return []
    sums = add_up(row.sums for row in report.elsewhere)
    nothing = PrintedPoints(Decimal(), Decimal(), Decimal())
    above = ScoreLine("", _("Tiêu chí do cơ quan khác chủ trì"), 1, False, nothing, sums, is_elsewhere=True)
    lines = [_line(report, row, 1) for row in report.elsewhere]
    return [above, *(line._replace(documents=(), rule="", explanation="", is_elsewhere=True) for line in lines)]


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
    """Return where the plan's printed points differ from the sum of its leaves."""
    heads = score_heads(head)
    names = [heads[name] for name in PRINTED]
    summed = PrintedPoints(line.sums.max, line.sums.baseline, line.sums.target)
    return "; ".join(
        _("{name}: kế hoạch ghi {printed}, cộng tiêu chí con được {summed}").format(
            name=name, printed=show_points(printed), summed=show_points(points)
        )
        for name, printed, points in zip(names, line.printed, summed, strict=True)
        if printed != points
    )


def how_expected(head: ReportHead) -> str:
    """Return what the figures mean and, for an agency, whose tasks they count."""
    told = _(
        "Điểm chắc chắn là phần của nhiệm vụ đã hoàn thành và điểm đã chấm; điểm dự kiến thêm phần của nhiệm vụ chưa "
        "quá hạn và điểm điều tra xã hội học lấy theo năm {last}; điểm cao nhất là mức còn đạt được. Điểm có nguy cơ "
        "mất là phần của nhiệm vụ quá hạn hoặc sắp đến hạn; có thể thêm là điểm cao nhất trừ điểm năm {last}."
    ).format(last=head.year - 1)
    if head.agency is None:
        whose = _("Nguy cơ mất điểm của mỗi cơ quan tính theo nhiệm vụ cơ quan ấy chủ trì, ở tiêu chí nào cũng vậy.")
    else:
        whose = _(
            "Điểm là của những tiêu chí {agency} chủ trì, tính theo mọi nhiệm vụ của tiêu chí; nguy cơ mất điểm tính "
            "theo nhiệm vụ {agency} chủ trì, kể cả ở tiêu chí do cơ quan khác chủ trì."
        ).format(agency=clean(head.agency))
    return f"{told} {whose}"


def _line(report: Assessment, row: ScoreRow, level: int) -> ScoreLine:
    criterion = row.criterion
    documents = [
        *(("", each) for each in report.of_criteria.get(criterion.code, ())),
        *((code, each) for code in row.tasks for each in report.evidence.get(code, ())),
    ]
    return ScoreLine(
        clean(criterion.code),
        as_sentence(clean(criterion.title), report.head.issuer),
        level,
        row.is_leaf,
        PrintedPoints(criterion.max, criterion.baseline, criterion.target),
        row.sums,
        tuple((clean(code), report.tasks[code].timeliness) for code in row.tasks if code in report.tasks),
        tuple((clean(code), clean(evidence_text(each))) for code, each in documents),
        basis_text(row, report.head.year),
        clean(criterion.explanation),
    )


class ProductRow(NamedTuple):
    """A product of a task with one of its documents, or with none.

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
    """Return every product of the tasks with each of its documents, or with none."""
    rows = []
    for code, task in report.tasks.items():
        evidence = report.evidence.get(code, ())
        row = task_row(task, evidence)
        bare = ProductRow(clean(task.criterion or ""), row.code, row.title, row.status, "", False)
        listed = [
            (number, _proved(bare, row.products[number - 1] if number else "", each))
            for each in evidence
            for number in ((0,) if each.is_of_whole(len(row.products)) else each.products)
            if number <= len(row.products)
        ]
        listed += [(number, bare._replace(product=row.products[number - 1])) for number in row.unproved]
        rows += [product for _number, product in sorted(listed, key=lambda pair: pair[0])]
    return rows


def _proved(bare: ProductRow, product: str, evidence: Evidence) -> ProductRow:
    return bare._replace(
        product=product,
        is_proved=True,
        number=clean(evidence.number),
        issued_on=evidence.issued_on,
        issuer=clean(evidence.issuer),
        summary=clean(evidence.summary),
        link=clean(evidence.link),
    )
