"""What the terminal sends is read in time, however late the program comes to it."""

import os
from itertools import count
from threading import Event
from time import monotonic

import pytest
from textual import events
from textual.message import Message

from partui.tui.terminal import driver
from partui.tui.terminal.driver import LeanDriver


class Hearing(LeanDriver):
    """A driver that reads one key."""

    def __init__(self, line: int) -> None:
        self.fileno = line
        self.exit_event = Event()
        self.heard: list[Message] = []

    def process_message(self, message: Message) -> None:
        self.heard.append(message)
        self.exit_event.set()

    def _escape_seconds(self) -> float:
        return 0.0


def test_the_rest_of_a_key_that_has_come_while_the_program_was_held_up_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    line, hand = os.pipe()
    looks = count()

    def late() -> float:
        # After the look for more, before Escape would be given up.
        if next(looks) == 3:
            os.write(hand, b"[A")
        return monotonic()

    monkeypatch.setattr(driver, "monotonic", late)
    os.write(hand, b"\x1b")
    hearing = Hearing(line)
    hearing.run_input_thread()
    os.close(line)
    os.close(hand)
    assert [message.key for message in hearing.heard if isinstance(message, events.Key)] == ["up"]
