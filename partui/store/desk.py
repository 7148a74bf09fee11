"""The store thread: one thread owns one connection, and everything asked goes through it in order."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event
from typing import Concatenate, ParamSpec, TypeVar

from partui.store.connection import open_store
from partui.store.faults import explain

P = ParamSpec("P")
R = TypeVar("R")

# Of SQLite's machine: about a millisecond.
_STEPS_BETWEEN_LOOKS = 10_000


class Desk:
    """Answers questions about the store without holding up the event loop.

    Args:
        path: the store's file, opened at the first question.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="partui-store")
        self._conn: sqlite3.Connection | None = None

    async def ask(
        self, question: Callable[Concatenate[sqlite3.Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a function of the store in the store thread and return what it returns.

        Args:
            question: a function whose first argument is the connection.

        Raises:
            PartuiError: what the store refused, in a sentence.
        """
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, self._answer, lambda conn: question(conn, *args, **kwargs)
        )

    async def read(
        self, question: Callable[Concatenate[sqlite3.Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Ask something that changes nothing: when nobody waits for the answer any more, SQLite stops looking for it.

        Args:
            question: a function that only reads; its first argument is the connection.

        Raises:
            PartuiError: what the store refused, in a sentence.
        """
        given_up = Event()
        try:
            return await self.ask(_unless, given_up, lambda conn: question(conn, *args, **kwargs))
        except asyncio.CancelledError:
            given_up.set()
            raise

    def close(self) -> None:
        """Let what was asked finish, then close the file."""
        with suppress(RuntimeError):  # closed before
            self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    def _answer(self, question: Callable[[sqlite3.Connection], R]) -> R:
        if self._conn is None:
            self._conn = open_store(self.path)
        try:
            return question(self._conn)
        except sqlite3.Error as error:
            raise explain(error, self.path) from error

    def _close(self) -> None:
        if self._conn is not None:
            self._conn.close()
            self._conn = None


def _unless(conn: sqlite3.Connection, given_up: Event, question: Callable[[sqlite3.Connection], R]) -> R:
    # An interrupt from the other thread could hit the next question.
    conn.set_progress_handler(given_up.is_set, _STEPS_BETWEEN_LOOKS)
    try:
        return question(conn)
    finally:
        conn.set_progress_handler(None, 0)


def data_version(conn: sqlite3.Connection) -> int:
    """Return a number that changes when another connection has changed the file."""
    return int(conn.execute("PRAGMA data_version").fetchone()[0])
