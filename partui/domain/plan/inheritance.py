"""Blank cells of Phụ lục II: merged in print, so they take the value of the task above."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from partui.domain.plan.codes import chapter_of
from partui.domain.plan.file import ItemRow


class Cells(NamedTuple):
    """The cells of a task that may be merged with those above, with where each came from.

    Attributes:
        deadline: the words of the cell; leads and implementers likewise.
        inherited: field to the code of the task whose own cell it came from; own cells are not in it.
    """

    products: tuple[str, ...]
    requirements: tuple[str, ...]
    deadline: str
    leads: str
    implementers: str
    inherited: Mapping[str, str]


class _Own(NamedTuple):
    products: tuple[str, ...]
    requirements: tuple[str, ...]
    deadline: str
    leads: str
    implementers: str


def fill_cells(tasks: Iterable[ItemRow]) -> Iterator[Cells]:
    """Yield the cells of each task, blanks filled from the nearest task above in the same chapter.

    Column by column; a blank cell with nothing above it in its chapter stays blank.

    Args:
        tasks: the rows that are tasks, in the plan's order.
    """
    last: dict[str, dict[str, tuple[str, _Own]]] = {}
    for row in tasks:
        own = _Own(row.products, row.requirements, row.deadline, row.lead, row.implementers)
        above = last.setdefault(chapter_of(row.code), {})
        above.update((field, (row.code, own)) for field in own._fields if getattr(own, field))
        yield _filled(row.code, own, above)


def _filled(code: str, own: _Own, above: Mapping[str, tuple[str, _Own]]) -> Cells:
    sources = {field: above.get(field, (code, own)) for field in own._fields}
    return Cells(
        sources["products"][1].products,
        sources["requirements"][1].requirements,
        sources["deadline"][1].deadline,
        sources["leads"][1].leads,
        sources["implementers"][1].implementers,
        {field: source for field, (source, _cells) in sources.items() if source != code},
    )
