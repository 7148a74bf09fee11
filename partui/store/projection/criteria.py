"""Criteria of Phụ lục I and headings of Phụ lục II, worked out from their sources and the journal."""

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal
from typing import ClassVar

from partui.domain.errors import PartuiError
from partui.domain.plan.columns import NONE
from partui.domain.scores.criterion import CriterionKind
from partui.domain.scores.points import points_text, read_points
from partui.domain.scores.steps import read_steps, steps_text
from partui.store.projection.details import Documents
from partui.store.projection.kind import Cells, PlanKind, SubjectSource, Values, columns_in
from partui.store.projection.parts.mentions import Mentions

POINTS = ("max", "baseline", "target")
# What the office, the Ministry and the survey give it.
SCORES = ("own", "appraised", "surveyed")
FLAGS = ("on_time_only", "counts_cancelled")
# How it scores.
RULE = ("scored_by", *FLAGS, "survey_share", "steps")
_KINDS = tuple(CriterionKind)


class Criteria(PlanKind):
    """Criteria (tiêu chí, tiêu chí thành phần)."""

    table = "criterion"
    annex = 1
    blank: ClassVar[Mapping[str, object]] = {"max": "0", "baseline": "0", "target": "0", "lead": "", "number": None}
    has_chapter = False
    parts = (Mentions({"lead": "lead"}), Documents("criterion"))
    columns = (*SCORES, "explanation", *RULE, "title", "lead", "number", *POINTS)

    def source_values(self, cells: Cells) -> dict[str, str | None]:
        points = {name: points_text(cells[name]) for name in POINTS}
        same = {name: cells[name] for name in ("title", "lead", "number")}
        return {**dict.fromkeys(SCORES), "explanation": "", **dict.fromkeys(RULE, ""), **points, **same}

    def cells(self, source: SubjectSource, values: Values) -> Cells:
        """Work out a criterion's row; what the plan says counts where the journal says what is no value."""
        points = {name: points_text(_points(values[name], source.values[name])) for name in POINTS}
        most = Decimal(points["max"])
        return {
            **{name: score_in(values[name], most) for name in SCORES},
            "explanation": values["explanation"] or "",
            "scored_by": values["scored_by"] if values["scored_by"] in _KINDS else "",
            **{name: int(values[name] == "1") for name in FLAGS},
            "survey_share": score_in(values["survey_share"], most) or "",
            "steps": _steps(values["steps"], most),
            "title": values["title"] or source.values["title"] or "",
            "lead": values["lead"] or "",
            "number": values["number"],
            **points,
        }

    def values(self, cells: Cells) -> dict[str, str | None]:
        points = {name: points_text(cells[name]) for name in POINTS}
        flags = {name: "1" if cells[name] else "" for name in FLAGS}
        same = (*SCORES, "explanation", "scored_by", "survey_share", "steps", "title", "lead", "number")
        return {**points, **flags, **{name: cells[name] for name in same}}

    def gone(self) -> PartuiError:
        return PartuiError("Tiêu chí không còn trong tệp; chưa lưu gì.")

    def unknown(self, plan: int, code: str, nearest: str) -> PartuiError:
        return PartuiError(
            "Phụ lục I không có tiêu chí mã “{code}”; gần nhất: {nearest}.", plan=plan, code=code, nearest=nearest
        )


def score_in(value: str | None, most: Decimal) -> str | None:
    """Return points as this program writes them; what is no score up to a maximum counts as none."""
    with suppress(PartuiError):
        points = read_points(value or "")
        return points_text(points) if points <= most else None
    return None


def _steps(value: str | None, most: Decimal) -> str:
    with suppress(PartuiError):
        return steps_text(read_steps(value or "", most))
    return ""


def _points(value: str | None, planned: str | None) -> Decimal:
    with suppress(PartuiError):
        return read_points(value or "")
    return Decimal(planned or 0)


class Headings(PlanKind):
    """Headings (mục), chapters among them."""

    table = "heading"
    annex = 2
    blank: ClassVar[Mapping[str, object]] = {"number": None, "other": NONE}
    columns = ("title", "number", "other")

    def source_values(self, cells: Cells) -> dict[str, str | None]:
        return dict(cells)

    def cells(self, source: SubjectSource, values: Values) -> Cells:
        return {"title": values["title"] or "", "number": values["number"], "other": columns_in(source, values)}

    def values(self, cells: Cells) -> dict[str, str | None]:
        return dict(cells)

    def gone(self) -> PartuiError:
        return PartuiError("Mục không còn trong tệp; chưa lưu gì.")

    def unknown(self, plan: int, code: str, nearest: str) -> PartuiError:
        return PartuiError(
            "Kế hoạch {plan} không có mục mã “{code}”; gần nhất: {nearest}.", plan=plan, code=code, nearest=nearest
        )


CRITERIA, HEADINGS = Criteria(), Headings()
