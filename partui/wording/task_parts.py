"""Documents that prove a task, as officers cite them, and how far the members of groups have come."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from partui.domain.agencies.members import Member, followed, members_done, read_member
from partui.domain.agencies.names import is_group
from partui.domain.periods.state import PeriodStatus
from partui.domain.tasks.evidence import Evidence, is_issued_later
from partui.domain.tasks.quorum import propose_quorums, quorum_value, read_quorum
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.wording.due.periods import period_label
from partui.wording.labels import status_label


def evidence_text(evidence: Evidence) -> str:
    """Return a document in one line, as officers cite it: 12/BC-SNV ngày 01/10/2020 của Sở Nội vụ: …"""
    parts = [evidence.number]
    if evidence.issued_on is not None:
        parts.append(_("ngày {day}").format(day=show_date(evidence.issued_on)))
    if evidence.issuer:
        parts.append(_("của {issuer}").format(issuer=evidence.issuer))
    cited = " ".join(part for part in parts if part)
    told = ": ".join(part for part in (cited, evidence.summary) if part)
    told = f"{told} ({evidence.link})" if evidence.link and told else told or evidence.link
    if not evidence.period:
        return told
    return _("{document} [kỳ {period}]").format(document=told, period=period_label(evidence.period))


def document_text(evidence: Evidence, missing: Collection[str], day: date) -> str:
    """Return a document as it is cited, and why it may not be taken as it is.

    Args:
        missing: the links that name a file that is not there.
        day: the day looked at.
    """
    told = [clean(evidence_text(evidence))]
    if is_issued_later(evidence, day):
        told.append(_("! ban hành sau ngày đang xem"))
    if evidence.link in missing:
        told.append(_("! không thấy tệp"))
    return " · ".join(told)


def proves_text(codes: Iterable[str], criteria: Iterable[str]) -> str:
    """Return what a document proves: tasks and products by their codes, then criteria, which are called so."""
    return ", ".join([*map(clean, codes), *(_("tiêu chí {code}").format(code=clean(code)) for code in criteria)])


def further_cells(task: Task) -> list[tuple[str, str]]:
    """Return what the plan says of a task in columns that 2020's does not have, by label; what is blank is left out."""
    cells = [
        (_("STT"), "" if task.number is None else task.number),
        (_("Mã thứ hai"), task.second_code),
        (_("Phụ trách"), task.person),
        (_("Bắt đầu"), task.start),
        *task.other.items(),
    ]
    return [(clean(label), text) for label, text in cells if text]


def member_sign(member: Member) -> str:
    """Return the sign of how far a member has come: done, late, or on its way."""
    return "✓" if member.status is Status.DONE else "▲" if member.late else "○"


def member_line(member: Member) -> str:
    """Return how far a member has come, in one line."""
    day = "" if member.completed_on is None else f" ({show_date(member.completed_on)})"
    return f"{member_sign(member)} {clean(member.name)}: {status_label(member.status)}{day}"


def members_text(task: Task) -> str:
    """Return how many members are done, and how many are late; of those that are not followed, that they are not."""
    members = followed(task.members)
    if not members:
        return _("chưa theo dõi từng thành viên")
    late = sum(1 for member in members if member.late)
    text = done_of_all(members_done(members), len(members))
    if quorum := read_quorum(task.quorum):
        needed = quorum.needed(len(members))
        said = _("{text} (cần {needed}: đủ)") if members_done(members) >= needed else _("{text} (cần {needed})")
        text = said.format(text=text, needed=needed)
    return _("{text}, {late} quá hạn").format(text=text, late=late) if late else text


def done_of_all(done: int, every: int) -> str:
    """Return how many members of how many have done their part."""
    return _("{done}/{all} thành viên hoàn thành").format(done=done, all=every)


class PartsDone(NamedTuple):
    """How many of the bodies that have a task have done their part, of how many, and the names of those that have not.

    Of work that comes back it is their part in the first instance that is open.
    """

    done: int
    every: int
    behind: tuple[str, ...]


def parts_done(task: Task) -> PartsDone | None:
    """Return how far the members that are followed in an open task have come; none where that is not told."""
    members = followed(task.members)
    if not members or task.status in {Status.DONE, Status.CANCELLED}:
        return None
    pressing = next((each for each in task.periods if each.status is PeriodStatus.OPEN), None)
    if pressing is not None and (pressing.reported or pressing.owing):
        return PartsDone(pressing.reported, pressing.reported + len(pressing.owing), pressing.owing)
    behind = tuple(each.name for each in members if each.status is not Status.DONE)
    return PartsDone(members_done(members), len(members), behind)


def members_count(task: Task) -> str:
    """Return how many members that are followed in the task have done their part, `11/15`, while the task is open."""
    parts = parts_done(task)
    if parts is None:
        return ""
    quorum = read_quorum(task.quorum)
    # As many as suffice are no whole: 3 of at least 5.
    return f"{parts.done}/{f'≥{quorum.needed(parts.every)}' if quorum else parts.every}"


def quorum_standing(task: Task) -> str:
    """Return how many members suffice and how many are done; what the requirements propose where nothing is said."""
    quorum = read_quorum(task.quorum)
    if quorum is None:
        is_of_groups = task.members or any(map(is_group, (*task.leads, *task.implementers)))
        proposed = quorum_proposed(task.requirements) if is_of_groups else ""
        return _("chưa xác nhận; yêu cầu nêu {targets}").format(targets=proposed) if proposed else ""
    members = followed(task.members) or task.members
    if not members:
        return _("{quorum} thành viên; chưa ghi thành viên cho nhóm nào").format(quorum=task.quorum)
    done, needed = members_done(members), quorum.needed(len(members))
    told = _("{needed}/{all} thành viên").format(needed=needed, all=len(members))
    if quorum.is_share:
        told = _("{quorum} thành viên: {needed}/{all}").format(quorum=task.quorum, needed=needed, all=len(members))
    if done >= needed:
        return _("{told}; đã có {done}: đủ").format(told=told, done=done)
    return _("{told}; đã có {done}, còn thiếu {lacking}").format(told=told, done=done, lacking=needed - done)


def quorum_proposed(requirements: Sequence[str]) -> str:
    """Return the quorums that requirements name, in their own words; blank where they name none."""
    return "; ".join(f"{quorum_value(each.quorum)} {each.bodies}" for each in propose_quorums(requirements))


def member_label(value: str) -> str:
    """Return what the journal says of a member as an officer reads it: of a task its status, of a group its name."""
    said = read_member(value)
    if said is None:
        return value
    rest = value.partition(" ")[2]
    label = status_label(said.status)
    if said.completed_on is not None:
        rest = rest.partition(" ")[2]
        label = _("{status} ngày {day}").format(status=label, day=show_date(said.completed_on))
    return f"{rest}: {label}" if rest else label
