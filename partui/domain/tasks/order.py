"""What waits for what (sau): tasks that come after others, without a circle."""

import re
from collections.abc import Iterable, Mapping, Sequence

_BETWEEN = re.compile(r"[\n,;]")
Order = Mapping[str, Sequence[str]]


def read_codes(value: str | None) -> tuple[str, ...]:
    """Return the codes that are typed, or that the journal has a line each; each once, in their order."""
    codes = (part.strip() for part in _BETWEEN.split(value or ""))
    return tuple(dict.fromkeys(code for code in codes if code))


def circle_from(code: str, after: Order) -> tuple[str, ...]:
    """Return the circle that a task stands in, beginning and ending with its code; nothing where it stands in none.

    Args:
        code: the task's.
        after: what each task comes after, by codes; one that is not there comes after nothing.
    """
    came_from: dict[str, str] = {}
    waiting = [code]
    while waiting:
        at = waiting.pop()
        for before in after.get(at, ()):
            if before == code:
                chain = [code, at]
                while chain[-1] != code:
                    chain.append(came_from[chain[-1]])
                return tuple(chain[::-1]) if at != code else (code, code)
            if before not in came_from:
                came_from[before] = at
                waiting.append(before)
    return ()


def circles(after: Order) -> list[tuple[str, ...]]:
    """Return the circles that there are, each once, from the first of its tasks on."""
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for code in after:
        circle = () if code in seen else circle_from(code, after)
        if circle:
            seen.update(circle)
            found.append(circle)
    return found


def held_up_by(code: str, after: Order) -> tuple[str, ...]:
    """Return the tasks that come right after a task."""
    return tuple(each for each, before in after.items() if code in before)


def as_value(codes: Iterable[str]) -> str:
    """Return codes as the journal writes them: a line each."""
    return "\n".join(codes)
