"""Criteria of Phụ lục I and headings of Phụ lục II, worked out from their sources and the journal."""

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal
from typing import ClassVar

from partui.domain.errors import PartuiError
from partui.domain.plan.columns import NONE
from partui.domain.scores.points import points_text, read_points
from partui.store.projection.kind import Cells, PlanKind, SubjectSource, Values, columns_in
from partui.store.projection.mentions import Mentions

POINTS = ("max", "baseline", "target")


class Criteria(PlanKind):
    """Criteria (tiêu chí, tiêu chí thành phần)."""

    table = "criterion"
    annex = 1
    blank: ClassVar[Mapping[str, object]] = {"max": 0, "baseline": 0, "target": 0, "lead": "", "number": None}
    has_chapter = False
    parts = (Mentions({"lead": "lead"}),)
    columns = ("own", "title", "lead", "number", *POINTS)

    def source_values(self, cells: Cells) -> dict[str, str | None]:
        points = {name: points_text(cells[name]) for name in POINTS}
        same = {name: cells[name] for name in ("title", "lead", "number")}
        return {"own": None, **points, **same}

    def cells(self, source: SubjectSource, values: Values) -> Cells:
        """Work out a criterion's row; what the plan says counts where the journal says what is no value."""
        points = {name: float(_points(values[name], source.values[name])) for name in POINTS}
        own = own_in(values, points["max"])
        return {
            "own": None if own is None else float(own),
            "title": values["title"] or source.values["title"] or "",
            "lead": values["lead"] or "",
            "number": values["number"],
            **points,
        }

    def values(self, cells: Cells) -> dict[str, str | None]:
        points = {name: points_text(cells[name]) for name in POINTS}
        own = None if cells["own"] is None else points_text(cells["own"])
        return {"own": own, **points, **{name: cells[name] for name in ("title", "lead", "number")}}

    def gone(self) -> PartuiError:
        return PartuiError("Tiêu chí không còn trong tệp; chưa lưu gì.")

    def unknown(self, plan: int, code: str, nearest: str) -> PartuiError:
        return PartuiError(
            "Phụ lục I không có tiêu chí mã “{code}”; gần nhất: {nearest}.", plan=plan, code=code, nearest=nearest
        )


def own_in(values: Values, most: float) -> str | None:
    """Return the own score among a criterion's values as this program writes it.

    Args:
        most: the criterion's maximum; what is no score up to it counts as none.
    """
    with suppress(PartuiError):
        own = read_points(values["own"] or "")
        return points_text(own) if own <= Decimal(points_text(most)) else None
    return None


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
