"""A plan as read from a file, with what the officer should know before it is saved."""

from typing import NamedTuple

from partui.domain.plan.column_roles import ColumnRole
from partui.domain.plan.file import Blanks, PlanFile
from partui.domain.plan.preview import ReadingNotes, RowDoubt, TableReading


class DraftProblem(NamedTuple):
    """Something to be looked at, in a sentence.

    Attributes:
        blocks: whether the plan cannot be imported as long as it is so.
    """

    text: str
    blocks: bool = False


class PlanDraft(NamedTuple):
    """A plan that was read and is not saved.

    Attributes:
        file: the plan; of rows with the same code only the first is in it.
        joined: codes of rows of Phụ lục II that a page break had cut, now whole.
        tables: the tables that were found, in their order.
        doubts: rows whose reading should be looked at.
    """

    file: PlanFile
    problems: tuple[DraftProblem, ...] = ()
    joined: tuple[str, ...] = ()
    tables: tuple[TableReading, ...] = ()
    doubts: tuple[RowDoubt, ...] = ()

    @property
    def found(self) -> ReadingNotes:
        """What reading found besides the plan, as the preview says it."""
        return ReadingNotes(
            self.joined,
            tuple(problem.text for problem in self.problems if not problem.blocks),
            tuple(problem.text for problem in self.problems if problem.blocks),
            self.tables,
            self.doubts,
        )


class PlanOverrides(NamedTuple):
    """What the officer says of a plan over what its file says; none or blank leaves it to the file."""

    year: int | None = None
    number: str = ""
    issued: str = ""
    issuer: str = ""
    title: str = ""
    blanks: Blanks | None = None
    columns: tuple[tuple[str, ColumnRole], ...] = ()
    tables: tuple[int, ...] = ()
