"""The plan in a document: its letter and its annexes, read into the plan file's shape."""

import re
from collections.abc import Mapping

from partui.domain.errors import PartuiError
from partui.domain.plan.file import FORMAT, check_plan
from partui.locale import _
from partui.plan_io.document import Document, OnRow, beginning
from partui.plan_io.draft import DraftProblem, PlanDraft, PlanOverrides
from partui.plan_io.layout.cells import read_agency_words, read_words
from partui.plan_io.layout.heads import CRITERIA, ITEMS
from partui.plan_io.layout.items import mend_codes, read_items, read_title
from partui.plan_io.layout.letter import PlanLetter, read_letter
from partui.plan_io.layout.rows import Annex, AnnexRow, before_annexes, read_annexes
from partui.wording.plans import listed_codes

_POINTS = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,4})?")
_POINT_COLUMNS = ("max", "baseline", "target")
_MOST_CODES = 10


def read_document(document: Document, told: PlanOverrides, watch: OnRow) -> PlanDraft:
    """Return the plan that a document holds, every word as it stands there.

    Args:
        document: paragraphs and tables of any format.
        told: what the officer says of the plan over what the document says.
        watch: told now and then how many rows were read.

    Raises:
        PartuiError: the document is no such plan; what was looked for and not found, or the place that is wrong.
    """
    annexes = read_annexes(document, watch)
    letter = read_letter(list(before_annexes(document)), [annex.head for annex in annexes.values()])
    problems = [DraftProblem(note) for annex in annexes.values() for note in annex.notes]
    criteria, totals = _read_criteria(annexes.get(CRITERIA.name), problems)
    items = annexes[ITEMS.name]
    rows = mend_codes(items.rows, ITEMS.name, problems)
    file = check_plan(
        {
            "format": FORMAT,
            "plan": _head(letter, told, problems) | {"totals": totals},
            "criteria": criteria,
            "items": read_items([row for row in rows if row.code]),
        }
    )
    problems.extend(_missing_columns(annexes))
    return PlanDraft(file, tuple(problems), tuple(items.joined))


def _head(letter: PlanLetter, told: PlanOverrides, problems: list[DraftProblem]) -> dict[str, object]:
    year = told.year or letter.year
    if year is None:
        raise PartuiError(
            "Không thấy năm của kế hoạch: tên kế hoạch “{title}” và đầu các bảng không có “năm” kèm bốn chữ số. "
            "Hãy thêm --year.",
            title=beginning(letter.title),
        )
    if told.year and letter.year and told.year != letter.year:
        problems.append(
            DraftProblem(_("Tệp ghi năm {written}; nhập vào năm {told}.").format(written=letter.year, told=told.year))
        )
    title = told.title or letter.title
    if not title:
        title = f"Kế hoạch cải cách hành chính năm {year}"
        problems.append(
            DraftProblem(_("Không thấy tên kế hoạch dưới dòng “KẾ HOẠCH”; tạm lấy “{title}”.").format(title=title))
        )
    return {
        "year": year,
        "number": told.number or letter.number,
        "issued": told.issued or letter.issued,
        "issuer": told.issuer or letter.issuer,
        "title": title,
    }


def _missing_columns(annexes: Mapping[str, Annex]) -> list[DraftProblem]:
    problems = []
    if CRITERIA.name not in annexes:
        problems.append(
            DraftProblem(_("Không thấy bảng {name}: kế hoạch không có tiêu chí.").format(name=CRITERIA.name))
        )
    for annex in annexes.values():
        layout = annex.head.layout
        missing = [words for column, words in layout.headings.items() if column not in annex.head.words]
        if missing:
            listed = ", ".join(f"“{words}”" for words in missing)
            problems.append(
                DraftProblem(_("Bảng {name} không có cột {columns}.").format(name=layout.name, columns=listed))
            )
    return problems


def _read_criteria(
    annex: Annex | None, problems: list[DraftProblem]
) -> tuple[list[dict[str, object]], dict[str, float | None]]:
    criteria: list[dict[str, object]] = []
    totals: dict[str, float | None] = {}
    if annex is None:
        return criteria, totals
    without: list[str] = []
    for row in mend_codes(annex.rows, CRITERIA.name, problems):
        points = {column: _read_points(row, column) for column in _POINT_COLUMNS}
        if row.code:
            title = read_title(row)
            lead = read_agency_words(row.cells.get("lead", ()))
            if any(points[column] is None and column in annex.head.words for column in _POINT_COLUMNS):
                without.append(row.code)
            given = {column: value or 0.0 for column, value in points.items()}
            criteria.append({"code": row.code, "title": title, "lead": lead, **given})
        else:
            totals = points
    if without:
        problems.append(
            DraftProblem(_("Ô điểm trống, lấy 0: tiêu chí {codes}.").format(codes=listed_codes(without, _MOST_CODES)))
        )
    return criteria, totals


def _read_points(row: AnnexRow, column: str) -> float | None:
    words = read_words(row.cells.get(column, ()))
    if not words:
        return None
    if _POINTS.fullmatch(words) is None:
        raise PartuiError(
            "{place}: “{words}” ở cột “{column}” không phải điểm số.",
            place=row.place,
            words=words[:50],
            column=CRITERIA.headings[column],
        )
    return float(words.replace(",", "."))
