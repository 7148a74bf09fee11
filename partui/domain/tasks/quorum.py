"""How many of the members that are followed in a task suffice: what an officer says, what a requirement proposes."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from partui.domain.agencies.members import MemberStatus
from partui.domain.errors import PartuiError
from partui.domain.tasks.status import Status
from partui.domain.text import clean

_WHOLE, _MOST = 100, 9999
_BODIES = (
    r"(?:cơ quan|đơn vị(?! sự nghiệp| tính)|địa phương|sở|ban|ngành|huyện|thị xã|thành phố|xã|phường|thị trấn"
    r"|ubnd|ủy ban nhân dân|uỷ ban nhân dân)\b"
)
_SHARE = rf"(?<![\d.,/])(\d{{1,3}})\s*% (?:trở lên )?(?:số |các |tổng số )*({_BODIES}[^.;:]*)"
_COUNT = rf"\b(?:từ|ít nhất|tối thiểu) (\d{{1,4}}) (?:số |các )*({_BODIES}[^.;:]*)"
_NOT_A_BAR = r"\b(?:tăng|giảm|không|chưa|dưới|tối đa|không quá)(?: đạt| từ)?$"
_BODY_ENDS = r"(?: trở lên|, kết quả| thực hiện| được| hoàn thành| đã| công khai| có| đạt| đáp ứng| trong).*"


class Quorum(NamedTuple):
    """So many members, or so many of a hundred."""

    number: int
    is_share: bool

    def needed(self, members: int) -> int:
        """Return how many of so many members it takes."""
        return -(-members * self.number // _WHOLE) if self.is_share else self.number


class ProposedQuorum(NamedTuple):
    """A quorum that a requirement names, and of which bodies, in its own words."""

    quorum: Quorum
    bodies: str


def quorum_value(quorum: Quorum) -> str:
    """Return a quorum as the journal writes it: `30%`, `8`."""
    return f"{quorum.number}%" if quorum.is_share else str(quorum.number)


def read_quorum(value: str | None) -> Quorum | None:
    """Read a quorum; none where that is none."""
    found = re.fullmatch(r"([0-9]{1,4})\s*(%?)", clean(value or ""))
    if found is None:
        return None
    number, is_share = int(found[1]), bool(found[2])
    return Quorum(number, is_share) if 1 <= number <= (_WHOLE if is_share else _MOST) else None


def check_quorum(value: str | None) -> str:
    """Return a quorum as the journal writes it, blank where none is wanted.

    Raises:
        PartuiError: it cannot be one.
    """
    text = clean(value or "")
    quorum = read_quorum(text)
    if text and quorum is None:
        raise PartuiError(
            "“{value}” không phải số thành viên cần đủ; ghi một số như 8, hoặc phần trăm từ 1% đến 100% như 30%.",
            value=text[:50],
        )
    return quorum_value(quorum) if quorum else ""


def met_on(quorum: Quorum, said: Mapping[str, MemberStatus], groups: Iterable[Collection[str]]) -> date | None:
    """Return the day on which as many members had done their part as suffice; none as long as they have not.

    Args:
        said: what is said of members, by their identities.
        groups: the members of each group that has the task; those of a group count that is followed in it.
    """
    begun = {key for key, each in said.items() if each.status is not Status.TODO}
    members = {key for group in groups if not begun.isdisjoint(group) for key in group}
    days = sorted(said[key].completed_on or date.max for key in members & begun if said[key].status is Status.DONE)
    needed = quorum.needed(len(members))
    return days[needed - 1] if 0 < needed <= len(days) else None


def propose_quorums(requirements: Iterable[str]) -> tuple[ProposedQuorum, ...]:
    """Return the quorums below all that requirements name, each once; none where they name no bodies."""
    found = (proposed for each in requirements for proposed in _proposed(clean(each)))
    return tuple(dict.fromkeys(found))


def _proposed(requirement: str) -> Iterable[ProposedQuorum]:
    text = requirement.casefold()
    for pattern, is_share in ((_SHARE, True), (_COUNT, False)):
        for each in re.finditer(pattern, text):
            number = int(each[1])
            if re.search(_NOT_A_BAR, text[: each.start()].rstrip()) or not 0 < number < (_WHOLE if is_share else _MOST):
                continue
            # In the plan's own capitals, where both are of one length.
            written = requirement[each.start(2) : each.end(2)] if len(requirement) == len(text) else each[2]
            yield ProposedQuorum(Quorum(number, is_share), re.sub(_BODY_ENDS, "", written).strip(" ,"))
