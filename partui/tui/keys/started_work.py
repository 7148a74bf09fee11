"""What the keys given out have started in the background, and how long the next key waits for it."""

from collections.abc import Callable, Container, Iterable
from enum import Enum
from time import monotonic
from typing import Any, NamedTuple
from weakref import WeakSet

from textual.app import App
from textual.worker import Worker

# The group of workers that lead nowhere: no key waits for them.
IN_BACKGROUND = "background"


class Wait(Enum):
    """What a worker leads to, and for how many seconds a key waits for that.

    A window: what is typed is meant for it, so it would be commands to what is there now; longer than a file may be
    held by another program. Other content of what is there, or the work of a form that stays meanwhile. What was
    answered already and is being saved.
    """

    WINDOW = 10.0
    CONTENT = 8.0
    SAVING = 0.25


class Beginning(NamedTuple):
    """How a worker was started.

    Attributes:
        by_typing: whether something typed into a field has led to it.
        since: when it began to be at work, on the clock of `monotonic`.
    """

    by_typing: bool
    since: float


class StartedWork:
    """The workers that the keys have started and that are not through.

    Args:
        app: the app.
        told: called when one of them has ended.
    """

    def __init__(self, app: App[int], told: Callable[[], None]) -> None:
        self._app = app
        self._told = told
        self._before: set[Worker[Any]] = set()
        self._by_typing = False
        self._started: dict[Worker[Any], Beginning] = {}
        self._asking: set[Worker[Any]] = set()
        self._answered: WeakSet[Worker[Any]] = WeakSet()

    def __bool__(self) -> bool:
        """Whether anything is not through."""
        return bool(self._started)

    def key_goes(self, *, by_typing: bool) -> None:
        """Take what is started from now on as what this key has led to."""
        self._before = set(self._app.workers)
        self._by_typing = by_typing

    def look(self) -> None:
        """Find what has been started, and leave out what is through."""
        for worker in set(self._app.workers) - self._before:
            if worker.group != IN_BACKGROUND:
                self._started[worker] = Beginning(self._by_typing, monotonic())
                if worker._task is not None:
                    worker._task.add_done_callback(lambda _task: self._told())
        self._before |= self._started.keys()
        self._started = {worker: how for worker, how in self._started.items() if not worker.is_finished}

    def ask(self, worker: Worker[Any]) -> None:
        """Note that a worker has its window open and waits for the user."""
        self._asking.add(worker)

    def answer(self, worker: Worker[Any]) -> None:
        """Note that a worker has its answer."""
        self._asking.discard(worker)
        self._answered.add(worker)
        if worker in self._started:
            self._started[worker] = self._started[worker]._replace(since=monotonic())

    def holding(self, *, typing: bool) -> dict[Worker[Any], Wait]:
        """Return what a key has to wait for.

        Args:
            typing: whether the key is typed into a field; what typing has started is not waited for by more typing.
        """
        return {
            worker: self._wait(worker)
            for worker, how in self._started.items()
            if worker not in self._asking and not (typing and how.by_typing)
        }

    def seconds_at_work(self, workers: Iterable[Worker[Any]]) -> float:
        """Return how long the one of these that is longest at work has been so."""
        return monotonic() - min((self._started[worker].since for worker in workers), default=monotonic())

    def give_up(self, workers: Container[Worker[Any]]) -> None:
        """Wait for these no longer."""
        self._started = {worker: how for worker, how in self._started.items() if worker not in workers}

    def _wait(self, worker: Worker[Any]) -> Wait:
        if worker in self._answered:
            return Wait.SAVING
        return Wait.WINDOW if worker.group == "default" else Wait.CONTENT
