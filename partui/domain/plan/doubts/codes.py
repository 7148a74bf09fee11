"""Doubts about codes: rows without their heading, numbers left out of a list."""

import re
from collections.abc import Iterator
from itertools import pairwise

from partui.domain.plan.codes import code_after, code_key, prefixes_of
from partui.domain.plan.doubts.doubt import DoubtfulPlan, DoubtRule, PlanDoubt

_INSERTED = re.compile(r"([0-9IVXL])[a-zđ][0-9]*$")


def missing_headings(plan: DoubtfulPlan) -> Iterator[PlanDoubt]:
    """Yield the first task under each heading that the plan does not have, where others beside it have one."""
    known = set(plan.headings) | {task.code for task in plan.tasks}
    if not any("." in code for code in plan.headings):
        return
    first: dict[str, str] = {}
    for task in plan.tasks:
        if task.printed:
            first.setdefault(task.code.rpartition(".")[0], task.code)
    for above, code in first.items():
        if above and above not in known:
            yield PlanDoubt(DoubtRule.NO_HEADING, "task", code, above)


def gaps(plan: DoubtfulPlan) -> Iterator[PlanDoubt]:
    """Yield the rows before which a number of their list is left out; `other` is the first that is missing."""
    kinds = dict.fromkeys(plan.headings, "heading") | {task.code: "task" for task in plan.tasks}
    yield from _gaps(kinds)
    yield from _gaps({criterion.code: "criterion" for criterion in plan.criteria})


def _gaps(kinds: dict[str, str]) -> Iterator[PlanDoubt]:
    # What rows stand under, whether the plan prints it or not.
    implied = {above for code in kinds for above in prefixes_of(code)}
    beside: dict[str, list[str]] = {}
    for code in (*kinds, *implied):
        beside.setdefault(code.rpartition(".")[0], []).append(code)
    for codes in beside.values():
        for before, after in pairwise(sorted(set(codes), key=code_key)):
            # 2 comes after 1 and after 1b, which was put in behind it.
            expected = code_after(_INSERTED.sub(r"\1", before))
            if after != expected and code_key(expected) < code_key(after) and _same_style(before, after):
                row = after if after in kinds else next(code for code in kinds if code.startswith(f"{after}."))
                yield PlanDoubt(DoubtRule.GAP, kinds[row], row, expected)


def _same_style(before: str, after: str) -> bool:
    return code_key(before)[-1][0] == code_key(after)[-1][0]
