"""What a terminal sends means the same however a line cuts it up."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from partui.tui.keys.reader import ANSWER, KeyReader

ESC = b"\x1b"
# What a terminal sends, and the keys that it means.
SENT = {
    "ộ".encode(): ["ộ"],
    "ô\u0323".encode(): ["ô", "combining_dot_below"],
    b"\x7f": ["backspace"],
    b"\x08": ["backspace"],
    "\u202f\x7f\x7f".encode(): ["backspace"],
    "\u200b\u200c\x08\x08a".encode(): ["a"],
    b"\r": ["enter"],
    b"\x13": ["ctrl+s"],
    b"\x1b[A": ["up"],
    b"\x1bOA": ["up"],
    b"\x1b[6~": ["pagedown"],
    b"\x1b[1;5D": ["ctrl+left"],
    b"\x1b[[A": ["f1"],
    b"\x1bOP": ["f1"],
    b"\x1bb": ["alt+b"],
    b"\x1b\x7f": ["ctrl+w"],
    b"\x1b[200~a\x1b[Bb\r\n\xe1\xbb\x99\x00\x1b[201~": ["paste a\x1b[Bb\r\nộ"],
    b"\x1b[?25;1$y": ["answer"],
    b"\x1b[<0;5;5M": ["mouse_down"],
    # What a terminal tells of itself: its colours, the clipboard, its name, a style, how it draws pictures.
    b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\": [],
    b"\x1b]52;c;aGk=\x07": [],
    b"\x1bP>|xterm(390)\x1b\\": [],
    b"\x1bP1$r0m\x1b\\": [],
    b"\x1b_Gi=31;OK\x1b\\": [],
    # No key of Textual's: nothing of it is typed.
    b"\x1b[99~": [],
    b"\x1b[99;5~": [],
    b"\x1b[99;5u": [],
}


class Reading:
    """A reader, and what it has read."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.reader = KeyReader(lambda: 0.1, lambda: self.read.append("answer"))

    def take(self, data: bytes) -> "Reading":
        self._note(self.reader.read(data))
        return self

    def wait(self) -> list[str]:
        """Let what was begun be given up."""
        self._note(self.reader.give_up())
        assert self.reader.patience is None
        return self.read

    def _note(self, messages: Iterable[Message]) -> None:
        for message in messages:
            match message:
                case events.Key(key=key):
                    self.read.append(key)
                case events.Paste(text=text):
                    self.read.append(f"paste {text}")
                case _other:
                    self.read.append(message.handler_name.removeprefix("on_"))


@given(st.lists(st.sampled_from(sorted(SENT)), max_size=12), st.data())
def test_a_stream_means_the_same_wherever_it_is_cut(pieces: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(pieces)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(stream)))))
    reading = Reading()
    for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True):
        reading.take(stream[start:end])
    assert reading.wait() == [key for piece in pieces for key in SENT[piece]]


@pytest.mark.parametrize(
    ("stream", "keys"),
    [
        (ESC, ["escape"]),
        (ESC * 2, ["escape", "escape"]),
        (ESC + b"2", ["escape", "2"]),
        (ESC + b"s3", ["escape", "s", "3"]),
        (ESC + "đ".encode(), ["escape", "đ"]),
        (ESC + b"\r", ["escape", "enter"]),
        (ESC + b"\x1b[A", ["escape", "up"]),
        (b"abc" + ESC + b"/x", ["a", "b", "c", "escape", "slash", "x"]),
        (b"\x1b[", ["escape", "left_square_bracket"]),
        (b"\x1bO", ["escape", "O"]),
        (b"\x1b]", ["escape", "right_square_bracket"]),
        (b"\x1b_a", ["escape", "underscore", "a"]),
        (b"\x1bPj", ["escape", "P", "j"]),
        (b"\x1bP1", ["escape", "P", "1"]),
        # The line has lost the rest: what is left is no key.
        (b"\x1b[1;", []),
        (b"\x1b]11;rgb:1e", []),
        (b"\x1b]11;rgb:1e\x1b[A", ["up"]),
        (b"\x1b[200~abc", ["paste abc"]),
        (b"\x1b[201~a", ["a"]),
        (b"\xff\xfea", ["replacement_character", "replacement_character", "a"]),
    ],
)
def test_what_begins_like_a_key_and_is_none(stream: bytes, keys: list[str]) -> None:
    reading = Reading()
    for number in range(len(stream)):
        reading.take(stream[number : number + 1])
    assert reading.wait() == keys
    assert Reading().take(stream).wait() == keys


@pytest.mark.parametrize(
    ("stream", "seconds"), [(b"", None), (b"a", None), (ESC, 0.1), (b"\x1b[", 1.0), (b"\x1b[200~abc", 3.0)]
)
def test_the_rest_of_a_key_is_waited_for_as_long_as_it_may_take(stream: bytes, seconds: float | None) -> None:
    assert Reading().take(stream).reader.patience == seconds


def test_keys_are_no_answer() -> None:
    reading = Reading()
    for keys in (b"?25", b"\x1b[?2026;0$y", b"\xff", ANSWER[:-1].encode()):
        reading.take(keys)
    assert "answer" not in reading.wait()
