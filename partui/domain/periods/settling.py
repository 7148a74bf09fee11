"""What an edit of a task's status means for its instances, and what an edit of these means for its status."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Values, check_value
from partui.domain.periods.instance import Instance
from partui.domain.periods.state import (
    PERIOD,
    PeriodState,
    PeriodStatus,
    settlement_of,
    state_value,
    states_in,
)
from partui.domain.tasks.status import Status

NewStates = Mapping[str, PeriodState | None]


class SettledEdit(NamedTuple):
    """An edit with what it means for the instances.

    Attributes:
        fields: of the task itself, still to be settled.
        periods: of its instances, as the journal writes them.
    """

    fields: dict[str, str | None]
    periods: dict[str, str | None]


def by_periods(
    code: str, current: Values, wanted: Values, instances: Sequence[Instance], day: date, plan: int
) -> SettledEdit:
    """Return an edit of a task's fields with what it means for its instances.

    A task that is done has its earliest open instance that has begun done; one that is no longer done, though all its
    instances are, has the last one open again.

    Args:
        code: the task's.
        current: the task's fields as the journal writes them.
        wanted: those to be set.
        instances: by due day.
        day: the day looked at.
        plan: the plan's year.

    Raises:
        PartuiError: no open instance has begun.
    """
    whole = SettledEdit(dict(wanted), {})
    states = states_in(current)
    ticked = [each for each in instances if each.key in states]
    typed = check_value("completed_on", wanted.get("completed_on"), plan)
    status = wanted.get("status") or (Status.DONE if typed else None)
    was_done = current["status"] == Status.DONE
    if not instances or status in {None, Status.CANCELLED} or was_done > bool(ticked):
        return whole
    last = max(ticked, key=lambda each: (states[each.key].on, each.due_on), default=None)
    if status != Status.DONE:
        return with_consequence(current, whole.fields, {last.key: None}, instances) if was_done and last else whole
    on = date.fromisoformat(typed) if typed else day
    others = {field: value for field, value in wanted.items() if field not in {"status", "completed_on"}}
    if was_done and last:
        moved = {last.key: states[last.key]._replace(on=on)} if typed else {}
        return with_consequence(current, others, moved, instances)
    waiting = [each for each in instances if each.key not in states]
    if waiting[0].starts_on > on:
        raise PartuiError(
            "{code}: kỳ tới bắt đầu từ {starts_on}, hạn {due_on}; chưa ghi gì."
            " Muốn ghi sớm: partui period done {code} {key}.",
            code=code,
            starts_on=waiting[0].starts_on,
            due_on=waiting[0].due_on,
            key=waiting[0].key,
        )
    return with_consequence(current, others, {waiting[0].key: PeriodState(PeriodStatus.DONE, on)}, instances)


def with_consequence(current: Values, fields: Values, new: NewStates, instances: Sequence[Instance]) -> SettledEdit:
    """Return new states of instances with what follows for the task: it is done when its last instance is.

    Args:
        fields: what else is set of the task.
        new: by key; none opens an instance again.
    """
    states = states_in(current)
    for key, state in new.items():
        states.pop(key, None)
        if state is not None:
            states[key] = state
    completed_on = settlement_of(instances, states).completed_on
    follows: dict[str, str | None] = {}
    if completed_on is not None:
        follows = {"status": Status.DONE.value, "completed_on": completed_on.isoformat()}
    elif current["status"] == Status.DONE or (states and current["status"] == Status.TODO):
        follows = {"status": Status.DOING.value}
    return SettledEdit(
        {**follows, **fields},
        {f"{PERIOD}{key}": state and state_value(state) for key, state in new.items()},
    )
