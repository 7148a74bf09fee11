"""The matrix as lines of a table: which columns there is room for, signs, totals."""

from collections.abc import Sequence
from typing import NamedTuple

from partui.domain.agencies.members import Member
from partui.domain.tasks.quorum import read_quorum
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _, pgettext
from partui.store.queries.matrix import Count, Matrix
from partui.tui.widgets.table.columns import GAP, Column, fit_columns
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.strips import BAR, CURSOR_SIGN, GUTTER
from partui.wording.columns import cell_width, cut, pad
from partui.wording.labels import status_label
from partui.wording.task_parts import member_line

_NAME_CELLS, _TOTAL_CELLS, _LEAST, _MOST = 16, 7, 6, 9
_BARE = "UBND "


class MatrixCell(NamedTuple):
    """A row of the matrix: a member of a group."""

    group: int
    key: str
    name: str


class Window(NamedTuple):
    """The tasks that there is room for, from the first that is shown.

    Attributes:
        width: cells of a task's column.
        name: cells of the column of names, no more than they need: signs far from their name are read amiss.
    """

    first: int
    tasks: tuple[Task, ...]
    width: int
    name: int = 0


def window_at(matrix: Matrix, at: int, first: int, width: int) -> Window:
    """Return the tasks to show beside each other, the one at the cursor among them.

    Args:
        at: the place of the task under the cursor.
        first: the place of the task that was shown first before.
        width: cells of the table.
    """
    codes = [cell_width(task.code) for task in matrix.tasks]
    totals = [cell_width(total_text(matrix.of_task(task.id), task)) for task in matrix.tasks]
    column = min(max([_LEAST, *(each + 1 for each in codes), *totals]), _MOST)
    room = width - BAR - GUTTER - _NAME_CELLS - _TOTAL_CELLS - 2 * GAP
    number = max((room + GAP) // (column + GAP), 1)
    last_first = max(len(matrix.tasks) - number, 0)
    first = min(max(first, at - number + 1), at, last_first)
    shown = matrix.tasks[first : first + number]
    names = [cell_width(_shown_name(name)) for group in matrix.groups for _key, name in group.members]
    left = room + _NAME_CELLS - len(shown) * (column + GAP)
    return Window(first, shown, column, max(min(max(names, default=0), left), _NAME_CELLS))


def matrix_columns(window: Window, at: int) -> tuple[Column, ...]:
    """Return the columns of the table, the one under the cursor with its sign."""
    return (
        Column("name", _("Thành viên"), window.name),
        Column("total", pgettext("column", "Tổng"), _TOTAL_CELLS, align="right", toned=True),
        *(
            Column(
                str(task.id),
                f"{CURSOR_SIGN if window.first + place == at else ''}{task.code}",
                window.width,
                align="right",
            )
            for place, task in enumerate(window.tasks)
        ),
    )


def member_rows(matrix: Matrix, window: Window, at: int) -> dict[int, tuple[MatrixCell | None, Row]]:
    """Return rows by key: groups below zero, members with what they stand for."""
    rows: dict[int, tuple[MatrixCell | None, Row]] = {}
    for number, group in enumerate(matrix.groups):
        rows[-1 - number] = (None, Row((f"{clean(group.name)} ({len(group.members)})",), heading=1))
        for key, name in group.members:
            count = matrix.of_member(key)
            signs = [
                _placed(cell_sign(matrix.cells.get((key, task.id))), window.first + place == at)
                for place, task in enumerate(window.tasks)
            ]
            tone = "overdue" if count.late else "done" if count.every and count.done == count.every else "plain"
            row = Row((_shown_name(name), count_text(count), *signs), tone=tone)
            rows[len(rows) + 1] = (MatrixCell(number, key, name), row)
    return rows


def cell_sign(member: Member | None) -> str:
    """Return how far a member has come with a task; nothing where the task is none of its group's."""
    if member is None:
        return ""
    if member.status is Status.DONE:
        return "✓"
    if not member.followed:
        return "·"
    return "▲" if member.late else "●" if member.status is Status.DOING else "○"


def count_text(count: Count) -> str:
    """Return `11/15`, nothing where nobody is followed."""
    return f"{count.done}/{count.every}" if count.every else "·"


def total_text(count: Count, task: Task) -> str:
    """Return how many members are done with a task: `11/15`, or `4/≥5` as long as more must be."""
    quorum = read_quorum(task.quorum)
    if quorum is None or not count.every or count.done >= (needed := quorum.needed(count.every)):
        return count_text(count)
    return f"{count.done}/≥{needed}"


def totals_line(matrix: Matrix, window: Window, columns: Sequence[Column], width: int) -> str:
    """Return the totals of the columns in a line below them."""
    done = sum(matrix.of_task(task.id).done for task in matrix.tasks)
    every = sum(matrix.of_task(task.id).every for task in matrix.tasks)
    texts = [
        pgettext("column", "Tổng"),
        count_text(Count(done, every, 0)),
        *(total_text(matrix.of_task(task.id), task) for task in window.tasks),
    ]
    line = " " * GUTTER
    for fitted in fit_columns(columns, max(width - BAR - GUTTER, 1)):
        line = pad(line, GUTTER + fitted.start)
        line += pad(cut(texts[fitted.cell], fitted.width), fitted.width, fitted.column.align)
    return line


def cell_words(matrix: Matrix, row: MatrixCell, task: Task) -> str:
    """Return how far a member has come with a task, in words."""
    member = matrix.cells.get((row.key, task.id))
    if member is None:
        return _("{name}: nhiệm vụ không giao cho nhóm này").format(name=clean(row.name))
    if not member.followed and member.status is Status.TODO:
        return _("{name}: {status} (chưa theo dõi)").format(name=clean(row.name), status=status_label(member.status))
    return member_line(member)


def _shown_name(name: str) -> str:
    return clean(name).removeprefix(_BARE)


def _placed(sign: str, is_here: bool) -> str:
    return f"[{sign or ' '}]" if is_here else f"{sign} "
