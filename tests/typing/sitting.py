"""One sitting: sentence after sentence typed into one kind of field."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.typing.fields import Field
from tests.typing.methods import METHODS, bursts
from tests.typing.pace import PACES, Pace
from tests.typing.seat import Seat


class Typed(NamedTuple):
    """How many sentences were typed, and those that were not taken as they were meant, each with how it was typed."""

    number: int
    wrong: list[str]


def sit(
    path: Path,
    field: Field,
    number: int,
    *options: str,
    first: int = 0,
    paces: Sequence[Pace] = PACES,
    seed: int = 0,
    through: Sequence[str] = (),
) -> Typed:
    """Open the app and type into a field.

    Args:
        path: the store's file, to be written.
        field: the kind of field.
        number: how many sentences.
        options: what else the app is started with.
        first: which sentence comes first; by its place it has its method and its pace.
        paces: how fast, one after the other.
        seed: of the places where the line cuts.
        through: what stands between; see `Seat`.
    """
    random = Random(f"{field.name} {seed}")
    seat = Seat(path, *options, through=through)
    wrong = []
    try:
        assert seat.until(lambda: seat.shows("86 nhiệm vụ")), "\n".join(seat.lines)
        for at, meant in enumerate(field.texts[first : first + number], first):
            method, pace = METHODS[at % len(METHODS)], paces[at % len(paces)]
            seat.type(pace([*field.before(at), *bursts(meant, method), *field.after], random))
            if not seat.until(partial(field.is_taken, seat, meant)):
                shown = "\n".join(seat.lines)
                wrong.append(f"{field.name}: {meant!r} by {method.name}, {pace.__name__}:\n{shown}")
                seat.type([(0.0, b"\x1b"), (0.5, b"\r"), (0.5, b"\x1b"), (0.5, b"1")])
            seat.type([(0.5 * at, bytes([key])) for at, key in enumerate(field.back)])
    finally:
        seat.close()
    return Typed(number, wrong)
