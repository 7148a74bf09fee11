"""Every doubt in a plan, rule by rule: words, agencies, points and codes that do not agree with one another."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

from partui.domain.agencies.names import agency_key, is_group
from partui.domain.plan.codes import code_after, code_key, prefixes_of
from partui.domain.plan.doubts.doubt import COLUMNS, DoubtfulCriterion, DoubtfulPlan, DoubtfulTask, DoubtRule, PlanDoubt
from partui.domain.scores.points import points_text
from partui.domain.text import fold

_PERCENT = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*%")
# Số/năm/loại: a slip of the scan may double a slash.
_DOCUMENT = re.compile(r"([0-9]+)\s*/+\s*([0-9]{4})\s*/+\s*([A-ZĐ]+(?:-[A-ZĐa-z]+)*)")
_SENTENCE = re.compile(r"(?<=[.;])\s+")
_WORD = re.compile(r"\w+")
_MOSTLY, _FEW = 0.75, 5
_FITS = 5
_PAIR = 2


def differing_figures(plan: DoubtfulPlan) -> Iterator[PlanDoubt]:
    """Yield the sentences of the body with another percentage than the task that speaks of the same.

    `code` is the task's, `other` the body's row; `here` and `there` are the figures.
    """
    sentences = [
        (code, sentence, figures)
        for code, text in plan.clauses
        for sentence in _SENTENCE.split(text)
        if (figures := _percents(sentence))
    ]
    for task in plan.tasks:
        here = _percents(" ".join(task.requirements))
        title = _all_words(task.title)
        if not here or len(title) < _FEW:
            continue
        for code, sentence, there in sentences:
            if not set(here) & set(there) and len(title & _all_words(sentence)) >= _MOSTLY * len(title):
                yield PlanDoubt(DoubtRule.FIGURE, "task", task.code, code, ", ".join(here), ", ".join(there))


def _percents(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{number}%" for number in _PERCENT.findall(text)))


def differing_documents(plan: DoubtfulPlan) -> Iterator[PlanDoubt]:
    """Yield the tasks whose title names one decree, decision or circular and whose requirement another of its kind."""
    for task in plan.tasks:
        here, there = _documents(task.title), _documents(" ".join(task.requirements))
        if here and there and not here.keys() & there.keys() and set(here.values()) & set(there.values()):
            yield PlanDoubt(DoubtRule.DOCUMENT, "task", task.code, here="; ".join(here), there="; ".join(there))


def _documents(text: str) -> dict[str, str]:
    """Return the documents that a text cites, each with its kind."""
    return {f"{number}/{year}/{kind}": kind for number, year, kind in _DOCUMENT.findall(text)}


def borrowed_products(plan: DoubtfulPlan) -> Iterator[PlanDoubt]:
    """Yield the tasks whose product is word by word that of a task beside it, and speaks of the other's title alone."""
    by_product: dict[tuple[str, ...], list[DoubtfulTask]] = {}
    for task in plan.tasks:
        if task.products and "products" not in task.inherited:
            by_product.setdefault(tuple(fold(text) for text in task.products), []).append(task)
    for texts, tasks in by_product.items():
        # What many deliver is a report on them all.
        if len(tasks) != _PAIR or tasks[0].heading != tasks[1].heading:
            continue
        product = _pairs(" ".join(texts))
        other, owner = sorted(tasks, key=lambda task: len(product & _pairs(task.title)))
        owned, borrowed = (len(product & _pairs(task.title)) for task in (owner, other))
        if owned >= _FITS and owned >= _PAIR * borrowed:
            yield PlanDoubt(DoubtRule.PRODUCT, "task", other.code, owner.code, here="; ".join(other.products))


@cache
def _all_words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(fold(text)) if not word.isdecimal())


def _pairs(text: str) -> set[tuple[str, str]]:
    """Return each two words beside one another: most words of Vietnamese are two syllables."""
    return set(pairwise(_WORD.findall(fold(text))))


def differing_leads(plan: DoubtfulPlan) -> Iterator[PlanDoubt]:
    """Yield the criteria that are led by others than the tasks that serve them.

    `here` names the criterion's leads, `there` those of its tasks; groups, each body of which does its own, aside.
    Criteria that say the same are one doubt: `code` is the first, `other` the last.
    """
    serving = _tasks_by_criterion(plan)
    alike: dict[tuple[str, str], list[str]] = {}
    for criterion in plan.criteria:
        of_tasks = _leads(serving.get(criterion.code, []))
        ours, theirs = (
            {agency_key(name) for name in names if not is_group(name)} for names in (criterion.leads, of_tasks)
        )
        if ours and theirs and ours != theirs:
            alike.setdefault(("; ".join(criterion.leads), "; ".join(of_tasks)), []).append(criterion.code)
    for (here, there), (first, *others) in alike.items():
        yield PlanDoubt(DoubtRule.LEADS, "criterion", first, others[-1] if others else "", here, there)


def criteria_without_lead(plan: DoubtfulPlan) -> Iterator[PlanDoubt]:
    """Yield the criteria with points of their own that nobody leads; `there` names the leads of their tasks.

    A plan whose annex names no leads at all is not asked about.
    """
    if not any(criterion.leads for criterion in plan.criteria):
        return
    branches = {criterion.parent for criterion in plan.criteria}
    serving = _tasks_by_criterion(plan)
    for criterion in plan.criteria:
        if criterion.code not in branches and not criterion.leads:
            of_tasks = _leads(serving.get(criterion.code, []))
            yield PlanDoubt(DoubtRule.NO_LEAD, "criterion", criterion.code, there="; ".join(of_tasks))


def _tasks_by_criterion(plan: DoubtfulPlan) -> dict[str, list[DoubtfulTask]]:
    found: dict[str, list[DoubtfulTask]] = {}
    for task in plan.tasks:
        if task.criterion is not None:
            found.setdefault(task.criterion, []).append(task)
    return found


def _leads(tasks: list[DoubtfulTask]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for task in tasks for name in task.leads))


def wrong_sums(plan: DoubtfulPlan) -> Iterator[PlanDoubt]:
    """Yield the criteria whose points are not the sum of those below them; `here` is printed, `there` the sum."""
    below: dict[str, list[DoubtfulCriterion]] = {}
    for criterion in plan.criteria:
        if criterion.parent is not None:
            below.setdefault(criterion.parent, []).append(criterion)
    for criterion in plan.criteria:
        for column in COLUMNS if criterion.code in below else ():
            printed = criterion.points[column]
            summed = sum((child.points[column] for child in below[criterion.code]), Decimal())
            if printed != summed:
                yield PlanDoubt(
                    DoubtRule.SUM, "criterion", criterion.code, column, points_text(printed), points_text(summed)
                )


def wrong_totals(plan: DoubtfulPlan) -> Iterator[PlanDoubt]:
    """Yield the printed totals that the criteria do not add up to, counted at the bottom of the tree."""
    branches = {criterion.parent for criterion in plan.criteria}
    leaves = [criterion for criterion in plan.criteria if criterion.code not in branches]
    for column, printed in plan.totals.items():
        summed = sum((leaf.points[column] for leaf in leaves), Decimal())
        if leaves and printed != summed:
            yield PlanDoubt(DoubtRule.TOTAL, "plan", "", column, points_text(printed), points_text(summed))


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


RULES: tuple[Callable[[DoubtfulPlan], Iterator[PlanDoubt]], ...] = (
    differing_figures,
    differing_documents,
    borrowed_products,
    differing_leads,
    criteria_without_lead,
    wrong_sums,
    wrong_totals,
    missing_headings,
    gaps,
)


def find_doubts(plan: DoubtfulPlan) -> list[PlanDoubt]:
    """Return the doubts in a plan, rule by rule; nothing is decided by them."""
    return [doubt for rule in RULES for doubt in rule(plan)]
