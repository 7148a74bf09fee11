"""What `partui today` prints: today's work, agency by agency, in one screen."""

from collections.abc import Sequence
from itertools import accumulate

from partui.cli.answers.due.open_parts import SOMETHING_OVERDUE, due_period_object, open_milestone_object
from partui.cli.answers.due.order import held_up_object, holding_lines
from partui.cli.output import paint, say, say_json, say_lines, screen_width
from partui.cli.session import Session
from partui.domain.forms.sent import SentForm
from partui.domain.reminders.sent import WaitingLetter
from partui.domain.tasks.today import MONTH, WEEK, AgencyToday, Today, by_agency
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.store.queries.due.today import load_today
from partui.wording.columns import wrap
from partui.wording.due.today import agency_today_text, today_text
from partui.wording.forms.sent import waiting_line
from partui.wording.tasks import agency_text

# What a terminal of 24 lines has room for, the head and the last line aside.
_MOST_ROWS = 17
_MOST_LETTERS = 5
_INDENT = "  "


def print_today(session: Session, agency: str | None = None, line: bool = False, as_json: bool = False) -> int:
    """Print what there is to do.

    Args:
        agency: a part of an agency's name: only what it leads.
        line: one line, for a login message.
        as_json: as one JSON object.

    Returns:
        The exit code: 3 where something is late.
    """
    with session.store() as store:
        key, name = store.agency(agency)
        today = load_today(store.conn, store.plan, store.day, key)
    if as_json:
        say_json(_as_object(today))
    elif line:
        say(_("partui {plan}: {today}").format(plan=today.plan, today=today_text(today)))
    else:
        say_lines(_as_lines(today, name))
    return SOMETHING_OVERDUE if today.is_late else 0


def _as_object(today: Today) -> dict[str, object]:
    return {
        "plan": today.plan,
        "as_of": today.day.isoformat(),
        "late": [task.code for task in today.late],
        "next_7": [task.code for task in today.within(WEEK)],
        "next_30": [task.code for task in today.within(MONTH)],
        "later_soon": [task.code for task in today.later],
        "periods": [due_period_object(each, today.plan) for each in today.periods],
        "milestones": [open_milestone_object(each) for each in today.milestones],
        "unanswered": [waiting_object(letter) for letter in today.unanswered],
        "silent_forms": [sent_object(each) for each in today.silent],
        "held_up": held_up_object(today.held_up),
    }


def _as_lines(today: Today, name: str) -> list[str]:
    width = screen_width()
    head = _("Kế hoạch {plan}, hôm nay {day}").format(plan=today.plan, day=show_date(today.day))
    lines = [paint(head, "head")]
    lines += [paint(line, "overdue" if today.is_late else "") for line in wrap(today_text(today), width)]
    lines += holding_lines(today.held_up)[1:]
    agencies = [each for each in by_agency(today) if name in {"", each.name}]
    told = [_agency_lines(each, today.plan, width) for each in agencies]
    shown = len(told) if width is None else _fitting(told)
    lines += [*([""] if told else []), *(line for each in told[:shown] for line in each)]
    if shown < len(told):
        lines.append(plural("… và {number} cơ quan nữa: partui overdue, partui list", number=len(told) - shown))
    return [*lines, *_unanswered_lines(today, width), *_silent_lines(today, width)]


def _silent_lines(today: Today, width: int | None) -> list[str]:
    """Return in one sentence who has not sent a form back; of many the first ones."""
    if not today.silent:
        return []
    names = [clean(each.name) for each in today.silent[:_MOST_LETTERS]]
    told = plural("{number} cơ quan chưa gửi lại phiếu: {names}", number=len(today.silent), names="; ".join(names))
    if len(names) < len(today.silent):
        told = _("{told} … xem: partui form").format(told=told)
    return ["", *wrap(told, width)]


def _unanswered_lines(today: Today, width: int | None) -> list[str]:
    """Return the letters that wait for an answer, the oldest first; of many the first ones."""
    if not today.unanswered:
        return []
    shown = today.unanswered[:_MOST_LETTERS]
    lines = ["", plural("{number} văn bản đôn đốc chưa được trả lời:", number=len(today.unanswered))]
    lines += [line for letter in shown for line in wrap(_INDENT + waiting_line(letter), width)]
    if len(shown) < len(today.unanswered):
        lines.append(_INDENT + _("… xem: partui reminder list"))
    return lines


def waiting_object(letter: WaitingLetter) -> dict[str, object]:
    """Return a letter that waits for an answer."""
    return {
        "agency": letter.name,
        "sent_on": letter.sent_on.isoformat(),
        "times": letter.times,
        "codes": list(letter.codes),
    }


def sent_object(sent: SentForm) -> dict[str, object]:
    """Return a form that was not sent back."""
    return {"agency": sent.name, "form": sent.uuid, "sent_on": sent.sent_on.isoformat(), "tasks": sent.tasks}


def _fitting(told: Sequence[Sequence[str]]) -> int:
    """Return of how many agencies a screen has room for the lines, one at least."""
    ends = list(accumulate(map(len, told)))
    return max(1, sum(1 for end in ends if end <= _MOST_ROWS)) if ends else 0


def _agency_lines(agency: AgencyToday, plan: int, width: int | None) -> list[str]:
    first, *rest = wrap(agency_today_text(agency, plan), None if width is None else width - len(_INDENT))
    name = agency_text(agency.name, agency.group)
    late = agency.late or any(each.days < 0 for each in agency.milestones)
    if late and first.startswith(name):
        first = paint(name, "overdue") + first.removeprefix(name)
    return [first, *(_INDENT + line for line in rest)]
