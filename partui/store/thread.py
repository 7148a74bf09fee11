"""The store thread: one thread owns one connection, and everything asked goes through it in order."""

import asyncio
import os
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import date
from threading import Event
from typing import Concatenate, ParamSpec, TypeVar

from partui.domain.errors import PartuiError
from partui.store.db.connection import Connection
from partui.store.db.faults import FAULTS, explain
from partui.store.db.log_files import BESIDE, brought_home, close_unwritten
from partui.store.db.open import open_store, real_path
from partui.store.past.later import LookedAt

P = ParamSpec("P")
R = TypeVar("R")

# Which of the files that stood at the path one after another the work under way began on.
_begun_on: ContextVar[int | None] = ContextVar("begun_on", default=None)
# Of SQLite's machine: about a millisecond.
_STEPS_BETWEEN_LOOKS = 10_000


class AnotherFile(PartuiError):
    """Another file stands where the store stood."""


class FileReplaced(AnotherFile):
    """Another file stands where the store stood; it is open now, and nothing was done in it."""

    def __init__(self, path: str) -> None:
        super().__init__(
            "Tệp {path} vừa bị thay bằng một tệp khác khi đang mở; chưa lưu gì, đang xem tệp mới.", path=path
        )


class BegunOnAnother(AnotherFile):
    """What is to be saved was begun on the file that stood at the path before; nothing was done."""

    def __init__(self, path: str) -> None:
        super().__init__(
            "Tệp {path} đã bị thay bằng một tệp khác từ khi cửa sổ này mở; chưa lưu gì. Hãy chép lại chữ đã gõ, nhấn "
            "Esc rồi mở lại trong tệp mới.",
            path=path,
        )


class FileGone(PartuiError):
    """The store's file is no longer there; what the open connection holds can still be read and taken away."""

    def __init__(self, path: str) -> None:
        super().__init__(
            "Tệp {path} đã bị xóa hoặc chuyển đi khi đang mở; không lưu được nữa. Nhấn x để xuất dữ liệu ra tệp khác.",
            path=path,
        )


class StoreThread:
    """Answers questions about the store without holding up the event loop.

    A file that another takes the place of is opened anew; into one that is gone nothing is written any more, for
    nobody could read it afterwards. The same goes for the log and its index beside it, unless what is in them can be
    brought home first.

    Args:
        path: the store's file as it is named, opened at the first question; a link may lead to another file later.

    Attributes:
        path: the file that is open.
        looks_at: the day that is looked at, none for today.
    """

    def __init__(self, path: str) -> None:
        self._named = path
        self.path = real_path(path)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="partui-store")
        self._conn: Connection | None = None
        self.looks_at: LookedAt | None = None
        self._file: tuple[int, int] | None = None
        self._beside: dict[str, tuple[int, int]] = {}
        self._files = 1
        self.times_opened = 0

    def look_at(self, day: date | None, known_on: date | None = None) -> None:
        """Have all that is asked from now on be of a day, and all that is edited count from it.

        Args:
            day: the day looked at; today, as it goes on, when none.
            known_on: regard only what the file said by the end of this day, and edit nothing.
        """
        self.looks_at = None if day is None else LookedAt(day, known_on)

    async def ask(
        self, question: Callable[Concatenate[sqlite3.Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a function of the store in the store thread and return what it returns.

        Args:
            question: a function whose first argument is the connection.

        Raises:
            PartuiError: what the store refused, in a sentence.
        """
        return await self._ask(True, lambda conn: question(conn, *args, **kwargs))

    async def ask_aside(
        self, question: Callable[Concatenate[sqlite3.Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Ask as `ask` does what no day looked at has a part in, or what looks at the day itself.

        Args:
            question: a function whose first argument is the connection.

        Raises:
            PartuiError: what the store refused, in a sentence.
        """
        return await self._ask(False, lambda conn: question(conn, *args, **kwargs))

    async def _ask(self, looking: bool, question: Callable[[sqlite3.Connection], R]) -> R:
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, self._answer, question, _begun_on.get(), looking
        )

    @contextmanager
    def one_file(self) -> Iterator[None]:
        """Have all that is asked meanwhile be of the file that is open now: a row of another bears the same number.

        What is asked when another file has taken its place raises `FileReplaced`, after that `BegunOnAnother`.
        """
        token = _begun_on.set(self._files)
        try:
            yield
        finally:
            _begun_on.reset(token)

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

    def _answer(self, question: Callable[[sqlite3.Connection], R], begun_on: int | None, looking: bool) -> R:
        conn, gone = self._look()
        if begun_on not in {None, self._files}:
            raise BegunOnAnother(self._named)
        try:
            if looking and not gone:
                self._look_back(conn)
            return question(conn)
        except FAULTS as error:
            if gone and getattr(error, "sqlite_errorname", "").startswith("SQLITE_READONLY"):
                raise FileGone(gone) from error
            raise explain(error, self.path) from error

    def _look_back(self, conn: Connection) -> None:
        """See the day looked at; whoever writes sees the present, so that each question has to look back again."""
        if self.looks_at is not None or conn.looks_at is not None:
            # Most sittings look at today, and need nothing of this.
            from partui.store.past.looking import look_at

            conn.may_edit = self.looks_at is None or self.looks_at.known_on is None
            look_at(conn, self.looks_at)

    def _look(self) -> tuple[Connection, str]:
        """Return the connection, and which of the files that it is open on has gone, if any."""
        if self._conn is None:
            return self._open(), ""
        there = _file_at(self._named)
        if there is not None and there != self._file:
            self._close()
            self._open()
            self._files += 1
            raise FileReplaced(self._named)
        gone = self.gone()
        begun_anew = any(_file_at(path) not in {None, file} for path, file in self._beside.items())
        if gone and there is not None and not begun_anew and brought_home(self._conn):
            self._close()
            return self._open(), ""
        self._conn.execute(f"PRAGMA query_only = {bool(gone)}")
        return self._conn, gone

    def gone(self) -> str:
        """Return which of the files that are open is no longer where it was, if any."""
        if not os.path.exists(self._named):
            return self._named
        return next((path for path, file in self._beside.items() if _file_at(path) != file), "")

    def _open(self) -> Connection:
        self.path = real_path(self._named)
        self._conn = open_store(self.path)
        self._file = _file_at(self.path)
        beside = {f"{self.path}{ending}": _file_at(f"{self.path}{ending}") for ending in BESIDE}
        self._beside = {path: file for path, file in beside.items() if file is not None}
        self.times_opened += 1
        return self._conn

    def _close(self) -> None:
        if self._conn is not None:
            if self.gone():
                close_unwritten(self._conn, self.path)
            else:
                self._conn.close()
            self._conn = None


def _file_at(path: str) -> tuple[int, int] | None:
    """Return which file a path leads to; none where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


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
