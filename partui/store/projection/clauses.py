"""Clauses: the goals, actions and duties of a plan's body, worked out from its text and the journal."""

from collections.abc import Mapping
from typing import ClassVar

from partui.domain.errors import PartuiError
from partui.domain.tasks.status import Status
from partui.domain.text import entries
from partui.store.projection.kind import Cells, PlanKind, SubjectSource, Values
from partui.store.projection.parts.mentions import Mentions
from partui.store.projection.standing import ROLES, consistent_status
from partui.store.projection.tasks import LISTS, SOURCE_COLUMNS, read_due

_WORDS = (*SOURCE_COLUMNS, "criterion")


class Clauses(PlanKind):
    """Clauses (mục tiêu, nhiệm vụ, trách nhiệm trong thân kế hoạch), with what groups them."""

    table = "clause"
    annex = 0
    blank: ClassVar[Mapping[str, object]] = {
        "part": "action", "number": None, "products": "", "requirements": "", "deadline": "", "lead": "",
        "implementers": "", "criterion": "",
    }  # fmt: skip
    has_chapter = False
    parts = (Mentions(ROLES),)
    columns = (
        "part", "title", "number", *_WORDS, "deadline_kind", "due_on", "status", "completed_on", "note",
    )  # fmt: skip

    def source_values(self, cells: Cells) -> dict[str, str | None]:
        return {
            "status": Status.TODO.value,
            "completed_on": None,
            "note": "",
            **{field: cells[field] for field in ("part", "title", "number", "criterion")},
            **{field: cells[column] for field, column in SOURCE_COLUMNS.items()},
        }

    def cells(self, source: SubjectSource, values: Values) -> Cells:
        """Work out a clause's row; which part of the body it is of does not change."""
        words = {field: values[field] or source.values[field] or "" for field in ("title", *_WORDS)}
        deadline_kind, due_on = read_due(words["deadline"], source.plan)
        status, completed_on = consistent_status(values["status"], values["completed_on"])
        return {
            **words,
            **{field: "\n".join(entries(words[field])) for field in LISTS},
            "part": source.values["part"],
            "number": values["number"],
            "deadline_kind": deadline_kind,
            "due_on": due_on,
            "status": status,
            "completed_on": completed_on,
            "note": values["note"] or "",
        }

    def values(self, cells: Cells) -> dict[str, str | None]:
        return {field: cells[field] for field in self.columns if field not in {"deadline_kind", "due_on"}}

    def gone(self) -> PartuiError:
        return PartuiError("Mục này của thân kế hoạch không còn trong tệp; chưa lưu gì.")

    def unknown(self, plan: int, code: str, nearest: str) -> PartuiError:
        return PartuiError(
            "Thân kế hoạch {plan} không có mục mã “{code}”; gần nhất: {nearest}.",
            plan=plan, code=code, nearest=nearest,
        )  # fmt: skip


CLAUSES = Clauses()
