"""Rules over tokens: a pattern of their letters, and what is made of those that match it."""

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from partui.domain.deadlines.vocabulary import Token

Make = Callable[[list[Token]], Token]


class Rule(NamedTuple):
    """A pattern of letters, and what makes one token of the tokens that match it."""

    pattern: str
    make: Make


class Rules:
    """Rules that are tried together: of those that match at a place the first counts."""

    def __init__(self, *rules: Rule) -> None:
        self._makes = [rule.make for rule in rules]
        self._patterns = [rule.pattern for rule in rules]

    def reduced(self, tokens: list[Token], text: str) -> tuple[list[Token], str]:
        """Return tokens, and their letters, in which those that match a rule have become one."""
        matches = _matches(self, text)
        if not matches:
            return tokens, text
        made: list[Token] = []
        at = 0
        for start, end, rule in matches:
            made += tokens[at:start]
            made.append(self._makes[rule](tokens[start:end]))
            at = end
        made += tokens[at:]
        return made, letters(made)

    def matches(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield where each match begins and ends, and the number of its rule."""
        for found in self._together.finditer(text):
            yield (*found.span(), (found.lastindex or 1) - 1)

    @cached_property
    def _together(self) -> re.Pattern[str]:
        # Compiled when the first deadline is read: many a command reads none.
        return re.compile("|".join(f"({each})" for each in self._patterns))


# Sentences of other words and numbers are often alike in their letters.
@lru_cache(maxsize=2_000)
def _matches(rules: Rules, text: str) -> tuple[tuple[int, int, int], ...]:
    return tuple(rules.matches(text))


def letters(tokens: list[Token]) -> str:
    """Return the letters of tokens, one a token: what patterns look at."""
    return "".join([token.letter for token in tokens])


@cache
def pattern(text: str) -> re.Pattern[str]:
    """Return a pattern over letters, compiled once."""
    return re.compile(text)
