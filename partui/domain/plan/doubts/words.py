"""Doubts about words: figures, documents and products that do not fit what a row is about."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from partui.domain.plan.doubts.doubt import DoubtfulPlan, DoubtfulTask, DoubtRule, PlanDoubt
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
