"""The table of the instances of tasks that come back, with what was said of each."""

import sqlite3
from collections.abc import Sequence

from partui.domain.periods.calendar import instances_of
from partui.domain.periods.instance import Instance
from partui.domain.periods.state import PERIOD, PeriodState, PeriodStatus, state_value, states_in
from partui.store.projection.kind import DetailTable, ExpectedRow, Values
from partui.store.projection.parts.instances import states_of

_COLUMNS = "key, starts_on, due_on, status, completed_on, reason"


class TaskPeriods(DetailTable):
    """A task's instances; one of which something was said stays when other words set others, without days."""

    table, owner = "task_period", "task_id"

    def follows_from(self, values: Values) -> object:
        return values["period_words"], values["deadline"], states_in(values)

    def expected(self, row: ExpectedRow) -> list[tuple[str | None, ...]]:
        """Return the rows of the table, by key."""
        states = states_in(row.values)
        instances = {each.key: each for each in _instances(row)}
        return [_row(key, instances.get(key), states.get(key)) for key in sorted(instances.keys() | states.keys())]

    def stored(self, conn: sqlite3.Connection, key: int) -> list[tuple[str | None, ...]]:
        return conn.execute(f"SELECT {_COLUMNS} FROM task_period WHERE task_id = ? ORDER BY key", (key,)).fetchall()

    def values(self, conn: sqlite3.Connection, key: int) -> dict[str, str | None]:
        found = states_of(conn, [key]).get(key, {})
        return {f"{PERIOD}{period}": state_value(state) for period, state in found.items()}

    def write(self, conn: sqlite3.Connection, key: int, row: ExpectedRow) -> None:
        self.delete(conn, key)
        conn.executemany(
            f"INSERT INTO task_period (task_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(key, *cells) for cells in self.expected(row)],
        )


def _instances(row: ExpectedRow) -> Sequence[Instance]:
    words = row.values["period_words"] or row.values["deadline"] or ""
    return instances_of(words, row.times) if row.times else ()


def _row(key: str, instance: Instance | None, state: PeriodState | None) -> tuple[str | None, ...]:
    starts_on = instance and instance.starts_on.isoformat()
    due_on = instance and instance.due_on.isoformat()
    if state is None:
        return key, starts_on, due_on, PeriodStatus.OPEN.value, None, ""
    return key, starts_on, due_on, state.status.value, state.on.isoformat(), state.reason
