"""What the input methods of Vietnamese send while a sentence is typed.

A method composes in its own memory what a word looks like after each key, and mends what it has sent before: it takes
letters back with backspaces and sends others, all in one burst. So a stream is a list of bursts, one for each key.
"""

import unicodedata
from enum import Enum
from typing import NamedTuple

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# A space that some programs send and take back with the next backspaces, against the suggestions of browsers.
EMPTY = "\u202f"


class Order(Enum):
    """When the marks of a word are typed.

    Telex: the shape of a letter right behind it, the tone at the end of the word (`tieengs`). VNI: everything at the
    end (`tieng61`). At once: both right behind the letter (`tie61ng`); when the word goes on a tone may move (`tòa`,
    `toàn`).
    """

    TELEX = "Telex"
    VNI = "VNI"
    AT_ONCE = "at once"


class Mending(Enum):
    """How what was sent is mended.

    The last letters, the whole word, or the last letters behind an empty sign; or a word is sent when it is whole.
    """

    LETTERS = "letters"
    WORD = "word"
    EMPTY_SIGN = "empty sign"
    WHOLE = "whole"


class Form(Enum):
    """How letters with marks are written: in one, with the tone apart (*Unicode tổ hợp*), or with every mark apart."""

    NFC = "NFC"
    TONE_APART = "tone apart"
    NFD = "NFD"

    def write(self, text: str) -> str:
        """Return a text in this form."""
        if self is not Form.TONE_APART:
            return unicodedata.normalize(self.value, text)
        return "".join(compose(*letter, form=self) for letter in letters_of(text))


class Method(NamedTuple):
    """An input method as a program has it set.

    Attributes:
        backspace: the byte that the terminal sends for it.
    """

    name: str
    order: Order
    mending: Mending
    form: Form = Form.NFC
    backspace: bytes = b"\x7f"


METHODS = (
    Method("Unikey, Telex", Order.TELEX, Mending.LETTERS),
    Method("Unikey, VNI", Order.VNI, Mending.LETTERS, backspace=b"\x08"),
    Method("Unikey, Telex, Unicode tổ hợp", Order.TELEX, Mending.LETTERS, Form.TONE_APART),
    Method("ibus-unikey, Telex", Order.TELEX, Mending.WORD),
    Method("ibus-unikey, VNI", Order.VNI, Mending.WORD, backspace=b"\x08"),
    Method("ibus, the word when it is whole", Order.TELEX, Mending.WHOLE),
    Method("OpenKey, Telex", Order.AT_ONCE, Mending.EMPTY_SIGN),
    Method("macOS, VNI, NFD", Order.AT_ONCE, Mending.WORD, Form.NFD),
)


class Letter(NamedTuple):
    """A letter in three parts: `ộ` is o, a circumflex and a dot below."""

    base: str
    shape: str = ""
    tone: str = ""


def letters_of(text: str) -> list[Letter]:
    """Take a text apart into its letters."""
    letters: list[Letter] = []
    for character in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", character)
        base, marks = ("d" if character == "đ" else "D", "-") if character in "đĐ" else (apart[0], apart[1:])
        tone = "".join(mark for mark in marks if mark in TONES)
        letters.append(Letter(base, "".join(mark for mark in marks if mark not in TONES), tone))
    return letters


def compose(base: str, shape: str, tone: str, form: Form = Form.NFC) -> str:
    """Return a letter as it is written."""
    if shape == "-":
        return "đ" if base == "d" else "Đ"
    if form is Form.TONE_APART:
        return unicodedata.normalize("NFC", base + shape) + tone
    return unicodedata.normalize(form.value, base + shape + tone)


def looks(word: str, order: Order) -> list[str]:
    """Return how a word looks after each key, composed."""
    meant = letters_of(word)
    keys = _keys_at_once(meant) if order is Order.AT_ONCE else _keys_at_the_end(meant, order)
    return ["".join(compose(*letter) for letter in letters) for letters in keys]


def _keys_at_the_end(meant: list[Letter], order: Order) -> list[list[Letter]]:
    shown: list[Letter] = []
    keys: list[list[Letter]] = []
    for place, letter in enumerate(meant):
        shown = [*shown, Letter(letter.base)]
        keys.append(shown)
        waits = order is Order.TELEX and letter.shape and _is_hooked_pair(meant[place : place + 2])
        if order is Order.TELEX and letter.shape and not waits:
            # One w hooks both letters of "ươ".
            shown = [
                shape_of(one) if at >= place - 1 else old
                for at, (old, one) in enumerate(zip(shown, meant, strict=False))
            ]
            keys.append(shown)
    if order is Order.VNI:
        for shape in dict.fromkeys(letter.shape for letter in meant if letter.shape):
            shown = [
                old._replace(shape=shape) if one.shape == shape else old for old, one in zip(shown, meant, strict=True)
            ]
            keys.append(shown)
    if shown != meant:
        keys.append(meant)
    return keys


def _keys_at_once(meant: list[Letter]) -> list[list[Letter]]:
    keys: list[list[Letter]] = []
    for place, letter in enumerate(meant):
        before = meant[:place]
        keys += [[*before, step] for step in dict.fromkeys((Letter(letter.base), shape_of(letter), letter))]
        pair = "".join(one.base for one in meant[place - 1 : place + 1]).lower() if place else ""
        if letter.tone and pair in {"oa", "oe", "uy"} and place + 1 < len(meant):
            first = meant[place - 1]._replace(tone=letter.tone)
            keys[-1] = [*meant[: place - 1], first, shape_of(letter)]
    return keys


def shape_of(letter: Letter) -> Letter:
    """Return a letter without its tone."""
    return letter._replace(tone="")


def _is_hooked_pair(letters: list[Letter]) -> bool:
    return [letter.base.lower() + letter.shape for letter in letters] == ["u\u031b", "o\u031b"]


def bursts(sentence: str, method: Method) -> list[bytes]:
    """Return what is sent at each key while a sentence is typed."""
    sent: list[bytes] = []
    for number, word in enumerate(sentence.split(" ")):
        if number:
            sent.append(b" ")
        sent += [burst for burst in _word_bursts(word, method) if burst]
    return sent


def _word_bursts(word: str, method: Method) -> list[bytes]:
    composed = looks(word, method.order)
    written = [method.form.write(look) for look in composed]
    if method.mending is Mending.WHOLE:
        return [written[-1].encode()] if written else []
    return [_burst(before, after, method) for before, after in zip(["", *written], written, strict=False)]


def _burst(before: str, after: str, method: Method) -> bytes:
    if after.startswith(before):
        return after[len(before) :].encode()
    kept = 0
    if method.mending is not Mending.WORD:
        kept = next(at for at, pair in enumerate(zip(before + "\0", after + "\1", strict=False)) if pair[0] != pair[1])
    back = len(before) - kept
    if method.mending is Mending.EMPTY_SIGN:
        return EMPTY.encode() + method.backspace * (back + 1) + after[kept:].encode()
    return method.backspace * back + after[kept:].encode()
