"""Where in a sentence a time stands, and so whether it is what is due: the letters around it decide.

`S` a time, a range or a list; `G` days of some month; `e` `E` periods; `r` a duration. Words: see `vocabulary`.
"""

from enum import Enum
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


class Place(NamedTuple):
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


def places(tokens: list[Token], text: str, *, marked: bool) -> list[Place]:
    """Return the times of a sentence, each with its role.

    Args:
        tokens: the sentence.
        text: its letters.
        marked: it is written with marks; without them a word may be many, so that no word may be foreign.
    """
    readable = marked or "_" not in text
    found: list[Place] = []
    at = text.find("S")
    while at >= 0:
        times: Times = tokens[at].value
        run = _run(text, at)
        role = _role(text, at, run, times) if readable else TimeRole.UNCLEAR
        before = "b" in run and "9" not in run[run.rindex("b") :]
        joined = bool(found) and not text[found[-1].at + 1 : at].strip(_LITTLE)
        found.append(Place(at, role, times, before, "e" in text and _is_yearly(text, at), joined))
        at = text.find("S", at + 1)
    return found


def _run(text: str, at: int) -> str:
    """Return the letters right before a time that say what it is there."""
    head = text[:at]
    bare = head.rstrip(_RUN)
    behind = bare.rstrip("g")
    return (behind[-1:] if behind != bare and behind[-1:] in {"f", "a", "b"} else "") + head[len(bare) :]


def _is_yearly(text: str, at: int) -> bool:
    behind = pattern("[,(]?O?e").match(text, at + 1)
    return behind is not None or pattern("e[,:(]?[gtbzl]*$").search(text, 0, at) is not None


def _role(text: str, at: int, run: str, times: Times) -> TimeRole:
    strong = bool(set(run) & set("tzlb")) or ("f" in run and times.is_range)
    head = text[:at]
    clause = head[max(head.rfind(";"), head.rfind("("), head.rfind(")")) + 1 :]
    if (governor := _governor(clause)) and not _breaks_free(clause, governor, strong=strong, times=times):
        doubtful = strong and governor in "xv" and "," not in clause and times.unit is not Unit.YEAR
        return TimeRole.UNCLEAR if doubtful else TimeRole.CITED
    if (
        set(run) & set("ouw")
        or text[at - 1 : at] == "/"
        or text[at + 1 : at + 2] in {"/", "L"}
        or "hS" in text[at - 1 :][:2]
    ):
        return TimeRole.UNCLEAR
    if set(run) & set("UA"):
        return TimeRole.ABOUT
    if "Z" in text and pattern("[,&(]*[g_O]?Z").match(text, at + 1):
        return TimeRole.START
    if ("f" in run or "a" in run) and not times.is_range and not strong:
        return TimeRole.START
    if "a" in run:
        return TimeRole.START
    if strong or _begins(clause, run) or _weak(text, clause, at, times):
        return TimeRole.DUE
    return TimeRole.CITED


def _governor(clause: str) -> str:
    """Return the letter of what the clause before a time is about, where that is no deadline."""
    found = pattern("[xvcrX]").search(clause)
    return found[0] if found else ""


def _breaks_free(clause: str, governor: str, *, strong: bool, times: Times) -> bool:
    """Whether a time is a deadline of its own behind a comma: "Theo Kế hoạch, hoàn thành trước ngày 15/12"."""
    own = clause[max(clause.rfind(sign) for sign in ",&") + 1 :]
    if not strong or own == clause or _governor(own):
        return False
    if governor == "c":
        return times.unit is not Unit.YEAR or "b" in own
    return own[0] in "gtzlbf" or own[0] == "_"


def _begins(clause: str, run: str) -> bool:
    """Whether a clause begins with the time, or with words that a deadline begins with."""
    lead = clause[: len(clause) - len(run)].rstrip("g")
    return not lead or lead[-1] in ",&:-eEN"


def _weak(text: str, clause: str, at: int, times: Times) -> bool:
    """Whether a time without a word before it ends a clause that says what is done then."""
    if text[at + 1 : at + 2] not in {"", ";", ",", ")", "(", "&"} or "B" in clause or clause[-1] in "123678":
        return False
    return times.dated if times.unit is not Unit.YEAR else clause.startswith("g") and times.dated
