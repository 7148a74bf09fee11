"""Tasks: worked out from the cells of Phụ lục II and the journal, with their agencies and what searching needs."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from typing import ClassVar

from partui.domain.deadlines.relative import read_from_start
from partui.domain.errors import PartuiError
from partui.domain.periods.calendar import plan_times
from partui.domain.plan.codes import nearest_among
from partui.domain.plan.columns import EMPTIED, read_columns
from partui.domain.scores.points import points_text, read_points
from partui.domain.targets.target import REJECTED, read_target, target_value
from partui.domain.tasks.extensions import Extension, due_on_day
from partui.domain.tasks.order import as_value, read_codes
from partui.domain.tasks.status import Status
from partui.domain.text import entries
from partui.store.projection.agencies import members_of_groups
from partui.store.projection.details import Documents, TaskMembers
from partui.store.projection.heads import issue_days
from partui.store.projection.kind import (
    Cells,
    PlanKind,
    SubjectSource,
    Values,
    columns_in,
)
from partui.store.projection.parts.families import AGENCY_PERIODS, ANSWERS, EXTENSIONS, MILESTONES, READINGS, REMINDERS
from partui.store.projection.parts.mentions import Mentions
from partui.store.projection.parts.periods import TaskPeriods
from partui.store.projection.parts.search import TaskSearch
from partui.store.projection.standing import (
    ROLES,
    consistent_status,
    enough_done_on,
    instances_in,
    quorum_in,
    settled_by_instances,
    settled_by_members,
)

# A cell's name in the journal, and the source's column.
SOURCE_COLUMNS = {
    "products": "products",
    "requirements": "requirements",
    "deadline": "deadline",
    "leads": "lead",
    "implementers": "implementers",
}
LISTS = ("products", "requirements")
# What stands in columns that 2020's plan does not have.
FURTHER = ("second_code", "person", "start")
_CELLS = ("title", *SOURCE_COLUMNS)
# How it counts towards the score: which criterion, with how many points, at what effort.
SCORING = ("serves", "share", "effort")
# Cells that say what the journal says, and nothing else follows from but what searching needs.
SIMPLE = ("status", "completed_on", "progress", "note")
_EFFORTS = ("1", "2", "3", "4", "5")
_PERCENTS = frozenset(str(number) for number in range(101))


class Tasks(PlanKind):
    """Tasks (nhiệm vụ)."""

    table = "task"
    annex = 2
    blank: ClassVar[Mapping[str, object]] = {
        "products": "", "requirements": "", "deadline": "", "lead": "", "implementers": "", "inherited": "{}",
        "number": None, "second_code": "", "person": "", "start": "", "other": "{}",
    }  # fmt: skip
    above = ("heading_id", "criterion_id")
    columns = (
        "title", "products", "requirements", "implementers", "deadline", "deadline_kind", "original_due_on", "due_on",
        "leads",
        "inherited", "status", "completed_on", "progress", "measured", "bar", "note", "number", *FURTHER, "other",
        "serves", "share", "effort", EMPTIED, "after", "period_words", "quorum",
    )  # fmt: skip
    parts = (
        Mentions(ROLES, "task_agency", "task_id"),
        TaskSearch(FURTHER),
        Documents("task"),
        READINGS,
        EXTENSIONS,
        MILESTONES,
        TaskMembers(),
        TaskPeriods(),
        AGENCY_PERIODS,
        ANSWERS,
        REMINDERS,
    )

    def sources(
        self, conn: sqlite3.Connection, where: str = "1", args: tuple[object, ...] = ()
    ) -> dict[int, SubjectSource]:
        """Return tasks as the plan has them; a blank cell says what the cell says that it is merged with."""

        @cache
        def cell_of(plan: int, code: str, field: str) -> str:
            found = conn.execute(
                f"SELECT {SOURCE_COLUMNS[field]} FROM subject JOIN task_source USING (id)"
                " WHERE plan = ? AND kind = 'task' AND code = ? AND NOT added",
                (plan, code),
            ).fetchone()
            # The file may lack it: `check` says so.
            return "" if found is None else str(found[0])

        found, issued = super().sources(conn, where, args), issue_days(conn)
        groups = members_of_groups(conn)
        titles = dict(conn.execute("SELECT year, title FROM plan").fetchall())
        for key, source in found.items():
            inherited = read_columns(source.values.pop("inherited") or "") or {}
            words = {field: cell_of(source.plan, code, field) for field, code in inherited.items()}
            found[key] = source._replace(
                values={**source.values, **words},
                inherited=inherited,
                issued=issued.get(source.plan, ""),
                times=plan_times(source.plan, titles.get(source.plan, ""), issued.get(source.plan, "")),
                groups=groups,
            )
        return found

    def source_values(self, cells: Cells) -> dict[str, str | None]:
        return {
            "status": Status.TODO.value,
            "completed_on": None,
            "progress": "0",
            "measured": "",
            "bar": "",
            "note": "",
            "after": "",
            **dict.fromkeys((*SCORING, EMPTIED), ""),
            "period_words": "",
            "quorum": "",
            "title": cells["title"],
            **{field: cells[column] for field, column in SOURCE_COLUMNS.items()},
            "inherited": cells["inherited"],
            **{field: cells[field] for field in ("number", *FURTHER, "other")},
        }

    def settled(self, source: SubjectSource, values: Values) -> Values:
        """Return the instances that the members of its groups have done together."""
        parts = AGENCY_PERIODS.among(values)
        return settled_by_members(source, values, _words(source, values), parts) if parts else {}

    def cells(self, source: SubjectSource, values: Values) -> Cells:
        """Work out a task's row; a field is inherited as long as it says what the cell above says."""
        emptied, cells = _emptied(values), _words(source, values)
        deadline_kind, original = read_due(cells["deadline"], source.plan, values["start"] or "", source.issued)
        inherited = {field: code for field, code in source.inherited.items() if cells[field] == source.values[field]}
        standing = self.simple_cells(values)
        instances = instances_in(source, values, cells["deadline"])
        if instances:
            settled = settled_by_instances(instances, values)
            original = settled.due_on.isoformat()
            completed_on = settled.completed_on.isoformat() if settled.completed_on else None
            standing |= {"status": settled.status.value, "completed_on": completed_on}
        elif standing["status"] in (Status.TODO, Status.DOING) and (met := enough_done_on(source, values, cells)):
            standing |= {"status": Status.DONE.value, "completed_on": met.isoformat()}
        return {
            **cells,
            **{field: "\n".join(entries(cells[field])) for field in LISTS},
            "deadline_kind": deadline_kind,
            "original_due_on": original,
            "due_on": _extended(original, EXTENSIONS.among(values), standing["completed_on"]),
            "inherited": json.dumps(inherited),
            **standing,
            "measured": values["measured"] or "",
            "bar": _bar(values["bar"]),
            "after": as_value(read_codes(values["after"])),
            "serves": values["serves"] or "",
            "share": _share(values["share"]),
            "effort": int(values["effort"]) if values["effort"] in _EFFORTS and values["effort"] else 0,
            "number": values["number"],
            **{field: values[field] or "" for field in FURTHER},
            "other": columns_in(source, values),
            EMPTIED: " ".join(emptied),
            "period_words": values["period_words"] or "",
            "quorum": quorum_in(values["quorum"]),
        }

    def simple_cells(self, values: Values) -> Cells:
        """Work out the cells of the simple fields."""
        status, completed_on = consistent_status(values["status"], values["completed_on"])
        progress = values["progress"]
        return {
            "status": status,
            "completed_on": completed_on,
            "progress": int(progress) if progress in _PERCENTS and progress else 0,
            "note": values["note"] or "",
        }

    def values(self, cells: Cells) -> dict[str, str | None]:
        """Return the fields of the journal, numbers as text."""
        same = (
            "status", "completed_on", "measured", "bar", "note", "after", "serves", "share", *_CELLS, "number",
            *FURTHER, "other", EMPTIED, "period_words", "quorum",
        )  # fmt: skip
        numbers = {"progress": str(cells["progress"]), "effort": str(cells["effort"] or "")}
        return {**{field: cells[field] for field in same}, **numbers}

    def said(self, source: SubjectSource, values: Values) -> dict[str, str | None]:
        """Return status and day of completion as an officer has said them, where a quorum may say another."""
        if not quorum_in(values["quorum"]) or instances_in(source, values, self.cells(source, values)["deadline"]):
            return {}
        status, completed_on = consistent_status(values["status"], values["completed_on"])
        return {"status": status, "completed_on": completed_on}

    def follow(self, conn: sqlite3.Connection, key: int, new: Cells) -> None:
        """Have a task stand under the criterion that it is said to serve, or under that of its code."""
        if "serves" in new:
            plan, code = conn.execute("SELECT plan, code FROM task WHERE id = ?", (key,)).fetchone()
            criteria = dict(conn.execute("SELECT code, id FROM criterion WHERE plan = ?", (plan,)).fetchall())
            conn.execute(
                "UPDATE task SET criterion_id = ? WHERE id = ?", (criterion_served(code, new["serves"], criteria), key)
            )

    def gone(self) -> PartuiError:
        return PartuiError("Nhiệm vụ không còn trong tệp; chưa lưu gì.")

    def without_source(self) -> PartuiError:
        return PartuiError("Tệp không còn dòng gốc của nhiệm vụ này; chưa lưu gì. Xem “partui check”.")

    def unknown(self, plan: int, code: str, nearest: str) -> PartuiError:
        return PartuiError(
            "Kế hoạch {plan} không có nhiệm vụ mã “{code}”; gần nhất: {nearest}.",
            plan=plan, code=code, nearest=nearest,
        )  # fmt: skip


TASKS = Tasks()


def _emptied(values: Values) -> list[str]:
    return sorted(set((values[EMPTIED] or "").split()) & set(SOURCE_COLUMNS))


def _words(source: SubjectSource, values: Values) -> Cells:
    """Return what a task's cells say: what an officer has put there, else what the plan does."""
    emptied = _emptied(values)
    return {field: values[field] or ("" if field in emptied else source.values[field]) or "" for field in _CELLS}


def read_due(words: str, plan: int, start: str = "", issued: str = "") -> tuple[str, str | None]:
    """Return the columns that follow from a deadline's words.

    Args:
        start: words of the time at which work begins.
        issued: when the plan was issued.
    """
    deadline = read_from_start(words, plan, start, issued)
    return deadline.kind, deadline.due_on.isoformat() if deadline.due_on else None


def _extended(original: str | None, extensions: Sequence[Extension], completed_on: object) -> str | None:
    """Return the due day once all extensions are granted, as a row says it."""
    due_on = due_on_day(_day(original), extensions, date.max, _day(completed_on))
    return due_on.isoformat() if due_on else None


def _day(cell: object) -> date | None:
    return date.fromisoformat(cell) if isinstance(cell, str) else None


def criterion_served(code: str, serves: str, criteria: Mapping[str, int]) -> int | None:
    """Return the criterion that a task stands under, by id: the one it is said to serve, else the one of its code."""
    return criteria.get(serves) or criteria.get(nearest_among(code, criteria) or "")


def _share(value: str | None) -> str:
    with suppress(PartuiError):
        return points_text(read_points(value or ""))
    return ""


def _bar(value: str | None) -> str:
    target = read_target(value)
    return target_value(target) if target is not None else REJECTED if value == REJECTED else ""
