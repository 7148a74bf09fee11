"""What the keys given out have started in the background, and how long the next key waits for it."""

from collections.abc import Callable, Container
from enum import Enum
from typing import Any
from weakref import WeakSet

from textual.app import App
from textual.worker import Worker

# The group of workers that lead nowhere: no key waits for them.
IN_BACKGROUND = "background"


class Wait(Enum):
    """What a worker leads to, and for how many seconds a key waits for that.

    A window: what is typed is meant for it, so it would be commands to what is there now; longer than a file may be
    held by another program. Other content of what is there. What was answered already and is being saved.
    """

    WINDOW = 10.0
    CONTENT = 8.0
    SAVING = 0.25


class LedTo:
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
        # Each with whether typing started it.
        self._started: dict[Worker[Any], bool] = {}
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
                self._started[worker] = self._by_typing
                if worker._task is not None:
                    worker._task.add_done_callback(lambda _task: self._told())
        self._before |= self._started.keys()
        self._started = {worker: typed for worker, typed in self._started.items() if not worker.is_finished}

    def ask(self, worker: Worker[Any]) -> None:
        """Note that a worker has its window open and waits for the user."""
        self._asking.add(worker)

    def answer(self, worker: Worker[Any]) -> None:
        """Note that a worker has its answer."""
        self._asking.discard(worker)
        self._answered.add(worker)

    def holding(self, *, typing: bool) -> dict[Worker[Any], Wait]:
        """Return what a key has to wait for.

        Args:
            typing: whether the key is typed into a field; what typing has started is not waited for by more typing.
        """
        return {
            worker: self._wait(worker)
            for worker, by_typing in self._started.items()
            if worker not in self._asking and not (typing and by_typing)
        }

    def give_up(self, workers: Container[Worker[Any]]) -> None:
        """Wait for these no longer."""
        self._started = {worker: typed for worker, typed in self._started.items() if worker not in workers}

    def _wait(self, worker: Worker[Any]) -> Wait:
        if worker in self._answered:
            return Wait.SAVING
        return Wait.WINDOW if worker.group == "default" else Wait.CONTENT
