"""What a site for reading says of a plan, before it has pages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from partui.domain.plan.report import Progress


class Site(NamedTuple):
    """How a plan is carried out, as a whole and agency by agency.

    Attributes:
        whole: the whole plan.
        agencies: each agency that leads tasks, or is followed as a member, the worst first; `head.agency` names it.
        with_notes: whether notes, reasons and who is answerable by name are told.
        persons: a task's code to who is answerable by name, where that is told.
    """

    whole: Progress
    agencies: tuple[Progress, ...]
    with_notes: bool = False
    persons: Mapping[str, str] = MappingProxyType({})
