"""The keys of a table's rows in order, and where a cursor may stand among them."""

from collections.abc import Sequence


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

    def place_of(self, key: int | None, place: int) -> int:
        """Return where a cursor that stood on a key, at a place, stands now: on the key, else near by."""
        found = None if key is None else self.find(key, place)
        return self.landing(place, 1) if found is None else found

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
