"""The store thread answers in order, from one thread, in sentences."""

import asyncio
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.store.db.open import open_store
from partui.store.journal.history import history
from partui.store.projection.checking import check
from partui.store.queries.tasks import task_coded
from partui.store.thread import FileGone, FileReplaced, StoreThread, data_version
from tests.store.officer import DAY, PLAN, edit


@pytest.fixture
def thread(store_path: Path) -> Iterator[StoreThread]:
    """A store thread at the test's own store."""
    thread = StoreThread(str(store_path))
    yield thread
    thread.close()


async def test_it_answers_with_what_the_function_returns(thread: StoreThread) -> None:
    assert (await thread.ask(task_coded, PLAN, "1.3.1", day=DAY)).code == "1.3.1"


async def test_all_questions_run_in_one_thread_in_order(thread: StoreThread) -> None:
    threads: set[int] = set()

    def write(conn: sqlite3.Connection, number: int) -> None:
        threads.add(threading.get_ident())
        edit(conn, "1.3.1", note=str(number))

    await asyncio.gather(*(thread.ask(write, number) for number in range(20)))
    assert [change.new for change in await thread.ask(history, PLAN)] == [str(number) for number in range(20)]
    assert len(threads) == 1
    assert threading.get_ident() not in threads


async def test_the_event_loop_is_free_meanwhile(thread: StoreThread) -> None:
    answered = threading.Event()

    def wait(_conn: sqlite3.Connection) -> bool:
        return answered.wait(timeout=30)

    waiting = asyncio.ensure_future(thread.ask(wait))
    await asyncio.sleep(0)
    answered.set()
    assert await waiting


async def test_a_refusal_comes_through_and_the_thread_goes_on(thread: StoreThread) -> None:
    with pytest.raises(PartuiError, match="không có nhiệm vụ mã"):
        await thread.ask(task_coded, PLAN, "9.9", DAY)
    assert (await thread.ask(task_coded, PLAN, "1.3.1", DAY)).code == "1.3.1"


async def test_what_sqlite_refuses_is_said_in_a_sentence(thread: StoreThread, store_path: Path) -> None:
    def write(conn: sqlite3.Connection) -> None:
        conn.execute("PRAGMA busy_timeout = 0")
        edit(conn, "1.3.1", note="x")

    with closing(sqlite3.connect(store_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PartuiError, match="đang được chương trình khác ghi") as refused:
            await thread.ask(write)
    assert str(store_path) in str(refused.value)
    await thread.ask(write)


async def test_a_file_that_cannot_be_opened_is_refused_each_time_and_taken_when_it_can(tmp_path: Path) -> None:
    path = tmp_path / "partui.db"
    path.mkdir()
    thread = StoreThread(str(path))
    try:
        for _ in range(2):
            with pytest.raises(PartuiError, match="là một thư mục"):
                await thread.ask(history, PLAN)
        path.rmdir()
        assert await thread.ask(history, PLAN) == []
    finally:
        thread.close()


ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


async def test_a_reading_that_nobody_waits_for_is_given_up(thread: StoreThread) -> None:
    begun = threading.Event()

    def count(conn: sqlite3.Connection) -> int:
        begun.set()
        return int(conn.execute(ENDLESS).fetchone()[0])

    reading = asyncio.ensure_future(thread.read(count))
    await asyncio.to_thread(begun.wait, 30)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert (await thread.read(task_coded, PLAN, "1.3.1", DAY)).code == "1.3.1"


async def test_a_save_that_nobody_waits_for_is_finished(thread: StoreThread) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def write(conn: sqlite3.Connection) -> None:
        begun.set()
        go_on.wait(30)
        edit(conn, "1.3.1", note="giữ lại")

    saving = asyncio.ensure_future(thread.ask(write))
    await asyncio.to_thread(begun.wait, 30)
    saving.cancel()
    go_on.set()
    assert (await thread.read(task_coded, PLAN, "1.3.1", DAY)).note == "giữ lại"


async def test_close_lets_what_was_asked_finish_and_leaves_one_file(store_path: Path) -> None:
    thread = StoreThread(str(store_path))
    asked = [
        asyncio.ensure_future(thread.ask(lambda conn, note: edit(conn, "1.3.1", note=note), str(n))) for n in range(5)
    ]
    await asyncio.sleep(0)
    thread.close()
    thread.close()
    assert len(await asyncio.gather(*asked)) == 5
    assert [path.name for path in store_path.parent.glob("partui.db*")] == ["partui.db"]
    assert not any(thread.name.startswith("partui-store") for thread in threading.enumerate())


def test_close_before_any_question(store_path: Path) -> None:
    StoreThread(str(store_path)).close()


async def test_data_version_tells_of_others(thread: StoreThread, store_path: Path) -> None:
    before = await thread.ask(data_version)
    await thread.ask(lambda conn: edit(conn, "1.3.1", note="của mình"))
    assert await thread.ask(data_version) == before
    with closing(open_store(str(store_path))) as other:
        edit(other, "1.3.1", note="của người khác")
    assert await thread.ask(data_version) != before


def noted(conn: sqlite3.Connection, code: str, note: str) -> None:
    """Write a task's note."""
    edit(conn, code, note=note)


def another_does(path: Path, *words: str) -> str:
    """Have another program do something with the file, and return what it prints."""
    command = [sys.executable, "-m", "partui", "--db", str(path), *words]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def drop_log(path: Path, *endings: str) -> None:
    """Delete what lies beside an open file."""
    for ending in endings:
        path.with_name(f"{path.name}{ending}").unlink()


async def test_a_link_that_leads_to_another_file_is_another_file(store_path: Path, tmp_path: Path) -> None:
    other = Path(shutil.copyfile(store_path, tmp_path / "khác.db"))
    link = tmp_path / "kế hoạch.db"
    link.symlink_to(store_path)
    thread = StoreThread(str(link))
    await thread.ask(noted, "1.3.1", "trước")
    link.unlink()
    link.symlink_to(other)
    with pytest.raises(FileReplaced, match=r"kế hoạch\.db vừa bị thay"):
        await thread.ask(noted, "1.3.1", "mất")
    assert (await thread.ask(task_coded, PLAN, "1.3.1", DAY)).note == ""
    assert thread.path == str(other)
    thread.close()
    with closing(open_store(str(store_path))) as left:
        assert task_coded(left, PLAN, "1.3.1", DAY).note == "trước"


@pytest.mark.parametrize("endings", [("-wal",), ("-shm",), ("-wal", "-shm")])
async def test_a_log_deleted_under_the_open_file_loses_nothing(store_path: Path, endings: tuple[str, ...]) -> None:
    thread = StoreThread(str(store_path))
    await thread.ask(noted, "1.3.1", "trước")
    drop_log(store_path, *endings)
    await thread.ask(noted, "2.2", "sau")
    assert "sau" in another_does(store_path, "show", "2.2")
    thread.close()
    with closing(open_store(str(store_path))) as other:
        assert task_coded(other, PLAN, "1.3.1", DAY).note == "trước"
        assert task_coded(other, PLAN, "2.2", DAY).note == "sau"
        assert check(other) == []


async def test_what_another_writes_after_the_log_was_deleted_stays(store_path: Path) -> None:
    thread = StoreThread(str(store_path))
    await thread.ask(noted, "1.3.1", "trước")
    await thread.ask(noted, "2.2", "của tôi")
    drop_log(store_path, "-wal", "-shm")
    another_does(store_path, "set", "1.3.1", "--note", "của họ")
    assert thread.gone() == f"{store_path}-wal"
    with pytest.raises(FileGone, match="-wal đã bị xóa"):
        await thread.ask(noted, "1.1", "mất")
    assert (await thread.ask(task_coded, PLAN, "2.2", DAY)).note == "của tôi"
    thread.close()
    with closing(open_store(str(store_path))) as other:
        assert task_coded(other, PLAN, "1.3.1", DAY).note == "của họ"
        assert check(other) == []
