"""How fast what is typed comes, and where a line cuts it."""

from collections.abc import Callable
from random import Random

Pieces = list[tuple[float, bytes]]
Pace = Callable[[list[bytes], Random], Pieces]
# To what another program has asked: a colour, the clipboard, the terminal's name.
_ANSWERS = (b"", b"", b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", b"\x1b]52;c;aGk=\x07", b"\x1bP>|xterm(390)\x1b\\")
# A slow hand on a slow line.
SLOWEST = 0.08


def at_once(sent: list[bytes], _random: Random) -> Pieces:
    """Everything in one write."""
    return [(0.0, b"".join(sent))]


def cut(sent: list[bytes], random: Random) -> Pieces:
    """In pieces that end anywhere, inside letters and keys too, one right behind the other."""
    return [(0.0, piece) for piece in _pieces(b"".join(sent), random)]


def key_by_key(sent: list[bytes], random: Random) -> Pieces:
    """A burst a key, up to 5 ms apart."""
    return [(random.uniform(0, 0.005), burst) for burst in sent]


def among_answers(sent: list[bytes], random: Random) -> Pieces:
    """In pieces that end anywhere, and between the keys what the terminal tells of itself."""
    return [(0.0, piece) for piece in _pieces(b"".join(key + random.choice(_ANSWERS) for key in sent), random)]


def slowly(sent: list[bytes], random: Random) -> Pieces:
    """A burst a key, up to 80 ms apart."""
    return [(random.uniform(0, SLOWEST), burst) for burst in sent]


def slowly_cut(sent: list[bytes], random: Random) -> Pieces:
    """In pieces that end anywhere, up to 80 ms apart."""
    return [(random.uniform(0, SLOWEST), piece) for piece in _pieces(b"".join(sent), random)]


# The slow ones take seconds each.
PACES: tuple[Pace, ...] = (
    at_once, cut, at_once, key_by_key, among_answers, at_once, cut, key_by_key, slowly, slowly_cut,
)  # fmt: skip
QUICK: tuple[Pace, ...] = (at_once, among_answers, key_by_key)


def _pieces(stream: bytes, random: Random) -> list[bytes]:
    pieces = []
    while stream:
        length = random.randint(1, 9)
        pieces.append(stream[:length])
        stream = stream[length:]
    return pieces
