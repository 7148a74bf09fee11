"""A plan as read from a file, with what the officer should know before it is saved."""

from types import MappingProxyType
from typing import NamedTuple

from partui.domain.plan.column_roles import ColumnRole
from partui.domain.plan.file import Blanks, PlanFile
from partui.domain.plan.preview import ReadingNotes, RowDoubt, TableReading
from partui.domain.plan.reading import EmptyCells
from partui.domain.text import fold

Columns = tuple[tuple[str, ColumnRole], ...]


class DraftProblem(NamedTuple):
    """A sentence on something that the officer should check.

    Attributes:
        blocks: whether it prevents the import.
    """

    text: str
    blocks: bool = False


class PlanOverrides(NamedTuple):
    """What the officer says instead of the file; none or blank leaves it to the file."""

    year: int | None = None
    number: str = ""
    issued: str = ""
    issuer: str = ""
    title: str = ""
    kind: str = ""
    blanks: Blanks | None = None
    columns: Columns = ()
    tables: tuple[int, ...] = ()


class PlanDraft(NamedTuple):
    """A plan that was read but not saved.

    Attributes:
        file: the plan; of rows with the same code only the first is in it.
        joined: codes of rows of Phụ lục II that a page break had cut, now whole.
        tables: the tables that were found, in their order.
        doubts: rows whose reading should be looked at.
        empty: the blank cells of which the document says that they are blank, not merged.
        source: the file that it was read from.
        overrides: what the officer said over what the file says.
    """

    file: PlanFile
    problems: tuple[DraftProblem, ...] = ()
    joined: tuple[str, ...] = ()
    tables: tuple[TableReading, ...] = ()
    doubts: tuple[RowDoubt, ...] = ()
    empty: EmptyCells = MappingProxyType({})
    source: str = ""
    overrides: PlanOverrides = PlanOverrides()

    def corrected_columns(self, known: Columns) -> Columns:
        """Return the known columns of the file that were read as something else.

        Args:
            known: columns by their heads; what was said of them goes before.
        """
        taken = {fold(column.head): column.role for table in self.tables if table.taken for column in table.columns}
        said = {fold(head) for head, _role in self.overrides.columns}
        return tuple(
            (head, role) for head, role in known if fold(head) not in said and taken.get(fold(head), role) is not role
        )

    @property
    def found(self) -> ReadingNotes:
        """Notes on the reading, as the preview shows them."""
        return ReadingNotes(
            self.joined,
            tuple(problem.text for problem in self.problems if not problem.blocks),
            tuple(problem.text for problem in self.problems if problem.blocks),
            self.tables,
            self.doubts,
        )
