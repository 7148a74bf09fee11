"""Values of the journal that say several things at once: objects, written as JSON."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from partui.domain.text import clean

Thing = TypeVar("Thing")


class ObjectParts:
    """The parts of an object of the journal, each as what it must be.

    A file may come from anywhere: texts are cleaned and cut, and a part that cannot be raises ValueError.
    """

    def __init__(self, said: Mapping[str, Any]) -> None:
        self._said = said

    def has(self, name: str) -> bool:
        """Return whether a part is there and says something."""
        return bool(self._said.get(name))

    def word(self, name: str) -> str:
        """Return a part as it is written, to be read as a number or one of a few words."""
        return str(self._said.get(name))

    def text(self, name: str, longest: int | None = None, *, lines: bool = False) -> str:
        """Return a text, blank where the part is missing."""
        return clean(str(self._said.get(name) or ""), lines=lines)[:longest]

    def needed(self, name: str, longest: int | None = None) -> str:
        """Return a text that must be there."""
        text = self.text(name, longest)
        if not text:
            raise ValueError(name)
        return text

    def day(self, name: str) -> date:
        """Return a day that must be there."""
        return date.fromisoformat(self.word(name))

    def day_or_none(self, name: str) -> date | None:
        """Return a day, none where the part is missing."""
        return self.day(name) if self.has(name) else None


def write_object(said: Mapping[str, object]) -> str:
    """Return what is said, in its order, as the journal writes it."""
    return json.dumps(said, ensure_ascii=False)


def read_object(value: str | None) -> dict[str, Any] | None:
    """Return what a value of the journal says, by name; none for what is no object."""
    try:
        said = json.loads(value or "")
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def read_as(value: str | None, make: Callable[[ObjectParts], Thing]) -> Thing | None:
    """Return what is made of the parts of an object; none for what is no object, or has a part that cannot be."""
    said = read_object(value)
    if said is None:
        return None
    try:
        return make(ObjectParts(said))
    except (ValueError, ArithmeticError):
        return None


def edited(now: str | None, old: str | None, new: str | None) -> str | None:
    """Return a value after an edit that was made of another state of it: what the edit did not touch stays.

    Args:
        now: the value as it stands.
        old: what the edit was made of; `new` what it wrote.
    """
    standing, after = read_object(now), read_object(new)
    if now == old or standing is None or after is None:
        return new
    before = read_object(old) or {}
    said = {
        name: (standing if before.get(name) == after.get(name) else after).get(name) for name in {**after, **standing}
    }
    return write_object({name: each for name, each in said.items() if each is not None})
