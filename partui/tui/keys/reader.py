"""What a terminal sends, read into keys however the line has cut it up.

Textual's parser takes an escape sequence that comes in pieces for the Escape key and letters, a paste whose end comes
in pieces for one that never ends, and Escape with a letter behind it for Alt and that letter. It gets whole sequences.
"""

import codecs
import re
from collections.abc import Callable, Iterator

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

# Whether the cursor is shown: every terminal that answers such questions knows, and Textual lets the answer pass.
QUESTION, ANSWER = "\x1b[?25$p", "\x1b[?25;"
ESC = "\x1b"
PASTED, PASTE_ENDS = "\x1b[200~", "\x1b[201~"
# A letter with Alt comes as Escape and the letter. Only these may be one key: on a Mac, a word to the left and to the
# right, and taking a word out.
_WITH_ALT = re.compile("\x1b[bf\x7f]")
MAYBE_ALT = {"\x1bb": "alt+b", "\x1bf": "alt+f"}
_WHOLE = re.compile(
    "\x1b\\[M[^\x1b]{3}"  # an old terminal's mouse
    "|\x1b\\[\\[[A-E]"  # the Linux console's function keys
    "|\x1b\\[[0-?]*[ -/]*[@-~]"
    "|\x1bO[0-9;]*[@-~]"
)
_BEGUN = re.compile("\x1b(\\[(M[^\x1b]{0,2}|\\[|[0-?]*[ -/]*)|O[0-9;]*)?")
# What a terminal tells of itself, asked by another program before: its colours, its name, the clipboard.
_TOLD_BEGINS = "\x1b(?:\\][0-9]+;|\\][Ll]|P[>!]\\||P[01][$+]r|_G)[^\x1b\x07]*"
_TOLD = re.compile(f"{_TOLD_BEGINS}(?:\x07|\x1b\\\\|(?=\x1b[^\\\\]))")
_TOLD_BEGUN = re.compile(f"{_TOLD_BEGINS}\x1b?|\x1b(?:\\][0-9]*|P[>!]?|P[01][$+]?|_)")
# The Escape key and what comes right behind it by hand: a key, or *Đọc soát* and a view.
_BY_HAND = re.compile("\x1b(?:.|P[>!01]|\\][0-9])?")
_PLAIN = re.compile("[^\x1b]+")
# Nobody types the Escape key and a bracket by hand within this time; the rest of a sequence may be on its way.
UNFINISHED_SECONDS = 1.0
PASTE_SECONDS = 3.0


class _Parser(XTermParser):
    """Textual's, without the kitty protocol whenever it was imported: to that the unknown key 99~ is the letter c."""

    def _parse_extended_key(self, sequence: str) -> None:  # type: ignore[override]
        return None


class KeyReader:
    """Reads keys, pastes and clicks from bytes as they come.

    Args:
        escape_seconds: gives how long the rest of a sequence may take to come after its first byte: no longer than
            the Escape key may take to act.
        answered: called when the terminal answers `QUESTION`.
    """

    def __init__(self, escape_seconds: Callable[[], float], answered: Callable[[], None]) -> None:
        # One stray byte would end the app with what was being typed.
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._parser = _Parser()
        self._escape_seconds = escape_seconds
        self._answered = answered
        self._held = ""
        self._is_pasting = False
        self._unseen = 0

    @property
    def patience(self) -> float | None:
        """How many seconds the rest of what has come is waited for; none when all is read."""
        if self._is_pasting:
            return PASTE_SECONDS
        if not self._held:
            return None
        return self._escape_seconds() if self._held == ESC else UNFINISHED_SECONDS

    def read(self, data: bytes) -> Iterator[Message]:
        """Take what has come, and give what it says as far as that is sure."""
        self._held += self._decoder.decode(data)
        while self._held:
            if self._is_pasting:
                pasted, ended, rest = self._held.partition(PASTE_ENDS)
                if not ended:
                    return
                yield from self._paste(pasted, rest)
            elif _BEGUN.fullmatch(self._held) or _TOLD_BEGUN.fullmatch(self._held):
                return
            elif told := _TOLD.match(self._held):
                self._held = self._held[told.end() :]
            elif found := _PLAIN.match(self._held) or _WHOLE.match(self._held) or _WITH_ALT.match(self._held):
                self._held = self._held[found.end() :]
                yield from self._understand(found[0])
            else:
                self._held = self._held[1:]
                yield events.Key("escape", ESC)

    def give_up(self) -> Iterator[Message]:
        """Give what has come, now that its rest has not."""
        if self._is_pasting:
            yield from self._paste(self._held, "")
            return
        held, self._held = self._held, ""
        # More is a sequence that the line has lost a part of.
        if _BY_HAND.fullmatch(held):
            yield events.Key("escape", ESC)
            yield from self._understand(held[1:])

    def _paste(self, pasted: str, rest: str) -> Iterator[Message]:
        self._is_pasting, self._held = False, rest
        yield events.Paste(pasted.replace("\x00", ""))

    def _understand(self, piece: str) -> Iterator[Message]:
        if piece.startswith(ANSWER):
            self._answered()
        elif piece == PASTED:
            self._is_pasting = True
        elif piece in MAYBE_ALT:
            yield events.Key(MAYBE_ALT[piece], None)
        elif piece != PASTE_ENDS and (seen := self._without_unseen(piece)):
            yield from self._parser.feed(seen)
            if self._parser._timeout_time is not None:
                # It waits for more of what is no key, and would give it as letters.
                self._parser._timeout_time = 0.0
                list(self._parser.tick())

    def _without_unseen(self, piece: str) -> str:
        """Leave out signs that no field takes in, and the backspaces behind them.

        Some input methods send such a sign and one backspace more, against the suggestions of browsers.
        """
        seen = ""
        for character in piece:
            if character >= "\xa0" and not character.isprintable():
                self._unseen += 1
            elif self._unseen and character in "\x08\x7f":
                self._unseen -= 1
            else:
                self._unseen = 0
                seen += character
        return seen
