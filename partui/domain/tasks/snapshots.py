"""Sealed snapshots: how a plan stood on a day, under a name, with a digest over all that is said."""

import json
from collections.abc import Container, Mapping
from datetime import date
from typing import Any, NamedTuple

from partui.domain.journal.objects import read_object, write_object

SNAPSHOT = "snapshot/"
NAME_LENGTH = 100
_DIGEST_BYTES = 16


class SnapshotTask(NamedTuple):
    """How a task stood on a day.

    Attributes:
        due_on: as ISO 8601 has it, none without one.
    """

    status: str
    timeliness: str
    due_on: str | None


class Standing(NamedTuple):
    """How a plan stood on a day.

    Attributes:
        by_status: counts, every status there; by_timeliness likewise.
        leads: name of each lead to its counts by timeliness.
        points: what `score` adds up: max, baseline, target, own, earned, expected, highest, at_risk.
        tasks: code to how the task stood.
    """

    as_of: date
    by_status: Mapping[str, int]
    by_timeliness: Mapping[str, int]
    leads: Mapping[str, Mapping[str, int]]
    points: Mapping[str, float | None]
    tasks: Mapping[str, SnapshotTask]

    @property
    def total(self) -> int:
        """All tasks."""
        return sum(self.by_status.values())

    @property
    def on_time(self) -> float | None:
        """The share of what was done that was done on time, 0 to 1; none where nothing was done."""
        return on_time_rate(self.by_timeliness)


def on_time_rate(by_timeliness: Mapping[str, int]) -> float | None:
    """Return the share of what was done that was done on time; none where nothing was done."""
    done = by_timeliness["done_on_time"] + by_timeliness["done_late"]
    return by_timeliness["done_on_time"] / done if done else None


class Snapshot(NamedTuple):
    """A sealed standing.

    Attributes:
        digest: over all that it says, in hexadecimal, as it was written.
        whole: whether what it says is what was sealed.
    """

    uuid: str
    name: str
    standing: Standing
    digest: str
    whole: bool


def seal_standing(name: str, standing: Standing) -> str:
    """Return a snapshot as the journal writes it."""
    said = {"name": name, **standing._asdict(), "as_of": standing.as_of.isoformat()}
    return write_object({**said, "digest": _digest(said)})


def read_snapshot(field: str, value: str | None) -> Snapshot | None:
    """Read a snapshot from the journal; none for what is none."""
    said = read_object(value)
    if said is None:
        return None
    digest = said.pop("digest", None)
    try:
        standing = Standing(
            date.fromisoformat(said["as_of"]),
            _counts(said["by_status"]),
            _counts(said["by_timeliness"]),
            {str(name): _counts(counts) for name, counts in said["leads"].items()},
            {str(name): None if points is None else float(points) for name, points in said["points"].items()},
            {str(code): SnapshotTask(*task) for code, task in said["tasks"].items()},
        )
        return Snapshot(field.removeprefix(SNAPSHOT), str(said["name"]), standing, str(digest), digest == _digest(said))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _counts(said: Mapping[str, Any]) -> dict[str, int]:
    return {str(name): int(number) for name, number in said.items()}


def _digest(said: Mapping[str, object]) -> str:
    from hashlib import blake2b

    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()


class ChangedDeadline(NamedTuple):
    """A deadline that is another than it was."""

    code: str
    old: str | None
    new: str | None


class StandingChanges(NamedTuple):
    """What has become of a plan since a day.

    Attributes:
        late: codes of the tasks that are late now and were not; done likewise.
        moved: deadlines that are others now.
        added: codes that the plan has now; removed those that it had.
    """

    late: tuple[str, ...]
    done: tuple[str, ...]
    moved: tuple[ChangedDeadline, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]


def of_tasks(since: StandingChanges, codes: Container[str]) -> StandingChanges:
    """Return what has changed of some tasks; what the plan no longer has is nobody's."""
    late, done, added = (
        tuple(code for code in each if code in codes) for each in (since.late, since.done, since.added)
    )
    return StandingChanges(late, done, tuple(each for each in since.moved if each.code in codes), added, ())


def changes_since(before: Mapping[str, SnapshotTask], now: Mapping[str, SnapshotTask]) -> StandingChanges:
    """Return what has changed between two standings, in the order of the later one.

    Args:
        before: code to how each task stood then; now to how it stands.
    """
    both = [(code, before[code], task) for code, task in now.items() if code in before]
    return StandingChanges(
        tuple(code for code, old, new in both if new.timeliness == "overdue" != old.timeliness),
        tuple(code for code, old, new in both if new.status == "done" != old.status),
        tuple(ChangedDeadline(code, old.due_on, new.due_on) for code, old, new in both if old.due_on != new.due_on),
        tuple(code for code in now if code not in before),
        tuple(code for code in before if code not in now),
    )
