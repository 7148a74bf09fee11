"""Where in a sentence a time stands, and so whether it is what is due: the letters around it decide.

`S` a time, a range or a list; `G` days of some month; `e` `E` periods; `r` a duration. Words: see `vocabulary`.
"""

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from partui.domain.deadlines.grammar import pattern
from partui.domain.deadlines.spans import Unit
from partui.domain.deadlines.times import Times
from partui.domain.deadlines.vocabulary import Token


class TimeRole(Enum):
    """What a time is in its sentence.

    `due`; `start`, from which on something is done; `about`, near a day that nobody names; `cited`, part of a name;
    `unclear`: no day is read from words in which it stands.
    """

    DUE = 1
    START = 2
    ABOUT = 3
    CITED = 4
    UNCLEAR = 5


class PlacedTime(NamedTuple):
    """A time where it stands.

    Attributes:
        at: which token.
        role: what it is there.
        times: the time itself.
        before: the time itself is too late.
        yearly: it comes again each year.
        joined: nothing but signs and little words stands between it and the time before.
    """

    at: int
    role: TimeRole
    times: Times
    before: bool
    yearly: bool
    joined: bool


# What may stand between a time and the word that says what it is there.
_RUN = "tzlbfaoAUuO9shwd"
_LITTLE = ",:()&tzlbgO9s"


class Sentence(NamedTuple):
    """A deadline's words with all that was found in them.

    Attributes:
        words: as written.
        tokens: what they are made of; text: their letters.
        places: the times, each with its role.
        year: the plan's.
        marked: they are written with marks.
    """

    words: str
    tokens: Sequence[Token]
    text: str
    places: Sequence[PlacedTime]
    year: int
    marked: bool


def places(tokens: list[Token], text: str, *, marked: bool) -> list[PlacedTime]:
    """Return the times of a sentence, each with its role.

    Args:
        tokens: the sentence.
        text: its letters.
        marked: it is written with marks; without them a word may be many, so that no word may be foreign.
    """
    readable = marked or "_" not in text
    found: list[PlacedTime] = []
    at = text.find("S")
    while at >= 0:
        times: Times = tokens[at].value
        unit = times.unit
        role, before, yearly = _standing(text, at, unit is Unit.YEAR, times.is_range, times.dated)
        joined = bool(found) and not text[found[-1].at + 1 : at].strip(_LITTLE)
        found.append(PlacedTime(at, role if readable else TimeRole.UNCLEAR, times, before, yearly, joined))
        at = text.find("S", at + 1)
    return found


# A few hundred sentences are alike in their letters.
@lru_cache(maxsize=1_000)
def _standing(text: str, at: int, is_year: bool, is_range: bool, dated: bool) -> tuple[TimeRole, bool, bool]:
    """Return what the time at a place is, whether it is itself too late, and whether it comes again each year."""
    run = _run(text, at)
    before = "b" in run and "9" not in run[run.rindex("b") :]
    return _role(text, at, run, is_year, is_range, dated), before, "e" in text and _is_yearly(text, at)


def _run(text: str, at: int) -> str:
    """Return the letters right before a time that say what it is there."""
    head = text[:at]
    bare = head.rstrip(_RUN)
    behind = bare.rstrip("g")
    return (behind[-1:] if behind != bare and behind[-1:] in {"f", "a", "b"} else "") + head[len(bare) :]


def _is_yearly(text: str, at: int) -> bool:
    behind = pattern("[,(]?O?e").match(text, at + 1)
    return behind is not None or pattern("e[,:(]?[gtbzl]*$").search(text, 0, at) is not None


def _role(text: str, at: int, run: str, is_year: bool, is_range: bool, dated: bool) -> TimeRole:
    strong = bool(set(run) & set("tzlb")) or ("f" in run and is_range)
    head = text[:at]
    clause = head[max(head.rfind(";"), head.rfind("("), head.rfind(")")) + 1 :]
    if (governor := _governor(clause)) and not _breaks_free(clause, governor, strong=strong, is_year=is_year):
        doubtful = strong and governor in "xv" and "," not in clause and not is_year
        return TimeRole.UNCLEAR if doubtful else TimeRole.CITED
    if _is_unclear(text, at, run, head):
        return TimeRole.UNCLEAR
    if set(run) & set("UA"):
        return TimeRole.ABOUT
    if "Z" in text and pattern("[,&(]*[g_O]?Z(?:[;,.()]|$)").match(text, at + 1):
        return TimeRole.START
    if ("f" in run or "a" in run) and not is_range and not strong:
        return TimeRole.START
    if "a" in run:
        return TimeRole.START
    if strong or _begins(clause, run) or _weak(text, clause, at, is_year=is_year, dated=dated):
        return TimeRole.DUE
    return TimeRole.CITED


def _is_unclear(text: str, at: int, run: str, head: str) -> bool:
    """Whether words stand at a time that nobody can be sure of: "Quý II hoặc Quý III", "từ ngày có hiệu lực (01/7)"."""
    if set(run) & set("ouw") or head[-1:] in {"/", "h"} or text[at + 1 : at + 2] in {"/", "L", "o"}:
        return True
    if pattern("[,&]E(?:[;)]|$)").match(text, at + 1):
        return True
    if head[len(head) - len(run) - 1 :][:1] != "(":
        return False
    said = head[: head.rindex("(")]
    clause = said[max(said.rfind(";"), said.rfind(")")) + 1 :]
    return "S" not in clause and pattern("[fvx][^z]*$").search(clause) is not None


def _governor(clause: str) -> str:
    """Return the letter of what the clause before a time is about, where that is no deadline."""
    found = pattern("[xvcrX]").search(clause)
    return found[0] if found else ""


def _breaks_free(clause: str, governor: str, *, strong: bool, is_year: bool) -> bool:
    """Whether a time is a deadline of its own behind a comma: "Theo Kế hoạch, hoàn thành trước ngày 15/12"."""
    own = clause[max(clause.rfind(sign) for sign in ",&") + 1 :]
    if not strong or own == clause or _governor(own):
        return False
    if governor == "c":
        return not is_year or "b" in own
    return own[0] in "gtzlbf_" or "b" in own


def _begins(clause: str, run: str) -> bool:
    """Whether a clause begins with the time, or with words that a deadline begins with."""
    lead = clause[: len(clause) - len(run)].rstrip("g")
    return not lead or lead[-1] in ",&:-eEN"


def _weak(text: str, clause: str, at: int, *, is_year: bool, dated: bool) -> bool:
    """Whether a time without a word before it ends a clause that says what is done then."""
    if text[at + 1 : at + 2] not in {"", ";", ",", ")", "(", "&"} or "B" in clause or clause[-1] in "123678":
        return False
    return dated and (not is_year or clause.startswith("g"))
