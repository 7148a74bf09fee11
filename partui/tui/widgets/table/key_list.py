"""The keys of a table's rows in order, and where a cursor may stand among them."""

from collections.abc import Container, Sequence


class KeyList:
    """Rows by key. Nothing here walks over all keys in Python: a search by key is the sequence's own.

    Args:
        keys: in order; a key below zero is a heading's.
        skip_headings: the cursor passes over headings, unless there is nothing else.
    """

    def __init__(self, keys: Sequence[int], skip_headings: bool) -> None:
        self.keys = keys
        self._skip_headings = skip_headings

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, place: int) -> int:
        return self.keys[place]

    def is_same(self, keys: Sequence[int]) -> bool:
        """Tell whether these are the same keys in the same order."""
        return self.keys is keys or (len(self.keys) == len(keys) and self.keys == keys)

    def is_passed_over(self, place: int) -> bool:
        """Tell whether the cursor passes over this row."""
        return self._skip_headings and self.keys[place] < 0

    def between(self, start: int, stop: int) -> Sequence[int]:
        """Return the keys of a span of rows, as far as there are any."""
        return self.keys[max(start, 0) : max(stop, 0)]

    def find(self, key: int, guess: int) -> int | None:
        """Return the place of a key, looking at the guess first; None when it is not there."""
        if 0 <= guess < len(self.keys) and self.keys[guess] == key:
            return guess
        try:
            return self.keys.index(key)
        except ValueError:
            return None

    def after(self, place: int, worked_on: Container[int]) -> int | None:
        """Return the key of the next row below where the cursor may stand, past those that were worked on."""
        for below in range(place + 1, len(self.keys)):
            if not self.is_passed_over(below) and self.keys[below] not in worked_on:
                return self.keys[below]
        return None

    def is_above(self, key: int, other: int) -> bool:
        """Tell whether a key stands above another, or where that is gone."""
        place, below = self.find(key, 0), self.find(other, 0)
        return place is not None and (below is None or place < below)

    def landing(self, place: int, step: int) -> int:
        """Return the nearest row where the cursor may stand: first in the step's direction, then against it.

        Args:
            place: where it was sent; taken within bounds.
            step: below zero for upwards.
        """
        count = len(self.keys)
        if not count:
            return 0
        place = min(max(place, 0), count - 1)
        down, up = range(place, count), range(place, -1, -1)
        for way in (up, down) if step < 0 else (down, up):
            for candidate in way:
                if not self.is_passed_over(candidate):
                    return candidate
        return place

    def with_headings_above(self, place: int, most: int) -> int:
        """Return the first of the headings that stand right above a row, or the row itself.

        Args:
            place: the row.
            most: how many headings to take in.
        """
        first = place
        while first > 0 and place - first < most and self.keys[first - 1] < 0:
            first -= 1
        return first
