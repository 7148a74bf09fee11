"""Keys that come in one go act in their order, each on what the one before it led to."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, TextArea

from partui.domain.deadlines.deadline import Deadline
from partui.domain.deadlines.relative import read_from_start
from partui.tui.dialogs.tasks import editor
from partui.tui.keys import key_order
from partui.tui.keys.reader import KeyReader
from partui.tui.keys.started_work import Wait
from tests.places import SCAN
from tests.tui.officer import Officer, at_work

ESC, CTRL_Q, CTRL_S, CTRL_U = "\x1b", "\x11", "\x13", "\x15"


async def send(officer: Officer, stream: str) -> None:
    """Send what a terminal sends, in one packet, and wait for what comes of it."""
    send_and_go(officer, stream)
    await officer.settle()


def send_and_go(officer: Officer, stream: str) -> None:
    """Send a packet and wait for nothing."""
    reader = KeyReader(lambda: 0.0, lambda: None)
    for event in [*reader.read(stream.encode()), *reader.give_up()]:
        officer.app.post_message(event)


@contextmanager
def store_held(officer: Officer) -> Iterator[None]:
    """Keep the store from answering."""
    released = threading.Event()
    officer.app.store._thread.submit(released.wait)
    try:
        yield
    finally:
        released.set()


async def test_a_search_sent_at_once_is_a_search(path: Path) -> None:
    async with at_work(path) as officer:
        await send(officer, "/dai phat")
        assert officer.app.screen.query_one("#search", Input).value == "dai phat"
        assert not officer.shows("Xem như ngày")


async def test_a_note_sent_at_once_is_saved_and_nothing_is_undone(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("s", "2")
        changes = officer.changes()
        await send(officer, f"nuqx báo cáo 3{CTRL_S}")
        assert officer.task("1.1")["note"] == "uqx báo cáo 3"
        assert officer.task("1.1")["status"] == "doing"
        assert officer.changes() == changes + 1


async def test_a_status_sent_at_once_is_a_status(path: Path) -> None:
    async with at_work(path) as officer:
        await send(officer, "s3")
        assert officer.task("1.1")["status"] == "done"
        assert officer.app.current_mode == "tasks"


async def test_what_is_typed_after_a_field_was_emptied_stays(path: Path) -> None:
    async with at_work(path) as officer:
        await send(officer, f"/abc{CTRL_U}xyz")
        assert officer.app.screen.query_one("#search", Input).value == "xyz"


async def test_backspaces_take_what_was_typed_before_them(path: Path) -> None:
    async with at_work(path) as officer:
        await send(officer, "/Bao\x7f\x7fáo cao\x08\x08áo kêt\x7f\x7fết qua\x7fả")
        assert officer.app.screen.query_one("#search", Input).value == "Báo cáo kết quả"
        await send(officer, f"{ESC}nkiêm\x7f\x7fểm\rtra")
        assert officer.app.screen.query_one(TextArea).text == "kiểm\ntra"


async def test_an_agency_is_found_by_letters_that_are_taken_back(path: Path) -> None:
    async with at_work(path) as officer:
        await send(officer, f"f\rSo\x7fở Tu\x7fư\x7f\x7fTư pha\x7fá\r{CTRL_S}")
        assert officer.shows("Chủ trì: Sở Tư pháp")


@pytest.mark.parametrize(
    ("stream", "code", "field", "value"),
    [
        ("/sang kien\rs2", "1.5", "status", "doing"),
        ("jjs3", "1.3.1", "status", "done"),
        ("2\t\rs2", "1.3.1", "status", "doing"),
        (f"jje{CTRL_U}", "1.3.1", "status", "todo"),
        (":ghi chu\rxin chào" + CTRL_S, "1.1", "note", "xin chào"),
        (f"\rnở màn chi tiết{CTRL_S}", "1.1", "note", "ở màn chi tiết"),
        ("d30/9/2020\rs3", "1.1", "completed_on", "2020-09-30"),
        ("s1s2s3u", "1.1", "status", "doing"),
        ("3124\x1b[A1s4", "1.1", "status", "cancelled"),
        ("n\x1b[200~dán uqs3\x1b[201~ rồi gõ" + CTRL_S, "1.1", "note", "dán uqs3 rồi gõ"),
    ],
)
async def test_each_key_acts_on_the_screen_that_the_one_before_it_led_to(
    path: Path, stream: str, code: str, field: str, value: str
) -> None:
    async with at_work(path) as officer:
        await send(officer, stream)
        assert officer.task(code)[field] == value, officer.text


async def test_escape_and_a_letter_in_one_packet_are_two_keys_but_a_step_by_a_word_in_a_field(path: Path) -> None:
    async with at_work(path) as officer:
        await send(officer, f"/sáng kiến\r{ESC}f")
        assert officer.shows("Lọc nhiệm vụ")
        await send(officer, f"{ESC}nmột hai{ESC}bx")
        assert officer.app.screen.query_one(TextArea).text == "một xhai"


async def test_a_key_goes_through_the_welcome_before_those_that_follow_it(path: Path, tmp_path: Path) -> None:
    from partui.tui.dialogs.general.first_start import WelcomeScreen

    async with at_work(path) as officer:
        officer.app.push_screen(WelcomeScreen(str(path)))
        await officer.settle()
        await send(officer, "s3")
        assert officer.task("1.1")["status"] == "done"


@pytest.mark.parametrize("settled", [True, False])
async def test_what_is_typed_behind_a_tab_goes_into_the_next_field(path: Path, settled: bool) -> None:
    async with at_work(path, settled=settled) as officer:
        await send(officer, "I/tmp/kế hoạch.docx\t2021")
        assert [field.value for field in officer.app.screen.query(Input)] == ["/tmp/kế hoạch.docx", "2021"]


async def test_what_is_typed_behind_the_start_of_some_work_is_meant_for_what_comes_of_it(path: Path) -> None:
    async with at_work(path) as officer:
        await send(officer, f"I{SCAN}\t2021\r{CTRL_S}\r")
        assert officer.shows("✓ Kế hoạch đang dùng: 2021")


async def test_what_a_burst_changes_is_read_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def reading(words: str, plan: int, start: str) -> Deadline:
        read.append(words)
        return read_from_start(words, plan, start)

    monkeypatch.setattr(editor, "read_from_start", reading)
    async with at_work(path) as officer:
        await send(officer, f"e\t\t{CTRL_U}")
        del read[:]
        await send(officer, "Trước ngày 15/10\x7f\x7f\x7f\x7f\x7f28/9")
        assert officer.shows("→ trước ngày 28/09/2020: đến hết 27/09/2020")
        assert read == ["Trước ngày 28/9"]


async def test_keys_typed_before_the_first_screen_stands_are_kept(path: Path) -> None:
    async with at_work(path, settled=False) as officer:
        await send(officer, f"njghi sớm{CTRL_S}")
        assert officer.task("1.1")["note"] == "jghi sớm"


async def test_what_is_typed_for_a_window_is_kept_while_the_store_is_held(path: Path) -> None:
    async with at_work(path) as officer:
        with store_held(officer):
            send_and_go(officer, "nuqxd")
            await officer.until(lambda: officer.app.keys_in_order.is_anything_waiting)
            assert officer.app.screen is officer.app.screen_stack[0]
        await send(officer, f" 3{CTRL_S}")
        assert officer.task("1.1")["note"] == "uqxd 3"


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every wait is long at once."""
    monkeypatch.setattr(key_order, "LONG", 0.0)


@pytest.mark.usefixtures("_impatient")
async def test_escape_ends_a_long_wait_and_what_was_typed_for_it(path: Path) -> None:
    async with at_work(path) as officer:
        with store_held(officer):
            send_and_go(officer, "nuqx")
            await officer.until(lambda: officer.shows("Đang chờ tệp dữ liệu"))
            send_and_go(officer, f"{ESC}?")
            await officer.until(lambda: officer.shows("Phím của màn hình này"))
        await officer.settle()
        assert not officer.app.keys_in_order.is_anything_waiting
        assert officer.changes() == 0


@pytest.mark.usefixtures("_impatient")
async def test_control_q_leaves_while_the_store_is_held(path: Path) -> None:
    async with at_work(path) as officer:
        with store_held(officer):
            send_and_go(officer, "nuqx")
            await officer.until(lambda: officer.shows("Đang chờ tệp dữ liệu"))
            send_and_go(officer, CTRL_Q)
            while not officer.app._exit:
                await asyncio.sleep(0.001)
        assert officer.app._exit


async def test_a_store_that_does_not_answer_holds_no_key_for_ever(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Wait.WINDOW, "_value_", 0.2)
    async with at_work(path) as officer:
        with store_held(officer):
            send_and_go(officer, "nuqx")
            await officer.until(lambda: officer.shows("Tệp dữ liệu chưa trả lời; đã bỏ 3 phím gõ trước."))
            send_and_go(officer, "?")
            await officer.until(lambda: officer.shows("Phím của màn hình này"))
        # The window that was asked for comes late; it is not to come while the app is being closed.
        await officer.settle()


async def test_what_is_typed_for_a_window_that_is_refused_is_no_command(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("s", "2")
        with store_held(officer):
            send_and_go(officer, "nu3x")
            await officer.until(lambda: officer.app.keys_in_order.is_anything_waiting)
            officer.ask("SELECT 1")
            path.rename(path.with_suffix(".gone"))
            path.write_bytes(b"no store at all" * 100)
        await officer.settle()
        assert officer.refused
        assert officer.app.current_mode == "tasks"
        assert len(officer.app.screen_stack) == 1


async def test_a_save_under_way_holds_no_key_for_long(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("s")
        with store_held(officer):
            send_and_go(officer, "2j?")
            await officer.until(lambda: officer.shows("Phím của màn hình này"))
        await officer.settle()
        assert officer.task("1.1")["status"] == "doing"


async def test_a_window_opened_behind_another_program_has_the_focus_at_the_next_key(path: Path) -> None:
    async with at_work(path) as officer:
        officer.app.post_message(events.AppBlur())
        officer.app.navigation.open_as_of()
        await officer.settle()
        await send(officer, "30/9/2020\rs3")
        assert officer.task("1.1")["completed_on"] == "2020-09-30"
