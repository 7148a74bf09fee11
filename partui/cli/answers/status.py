"""What `partui` does without a command, and what `partui status` prints: counts by status, timeliness and lead."""

import os.path
from itertools import zip_longest
from typing import TYPE_CHECKING

from partui.cli.answers.due.order import held_up_object, holding_lines
from partui.cli.output import can_draw, paint, say_json, say_lines, screen_width, tell
from partui.cli.session import Session, Store
from partui.cli.table import Cell, TableColumn, table, timeliness_cell, tone_of
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.tally import AgencyTally, Tally
from partui.domain.tasks.task import Role
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.store.db.open import check_named
from partui.store.db.settings import plan_title
from partui.store.queries.due.order import held_up_by_late
from partui.store.queries.tallies import agency_tallies, plan_tally
from partui.wording.columns import cut
from partui.wording.labels import NOTHING, status_label
from partui.wording.tasks import agency_text, parts_note

if TYPE_CHECKING:
    from datetime import date

_PER_LEAD = (Timeliness.OVERDUE, Timeliness.DUE_SOON, Timeliness.IN_TIME, Timeliness.NO_DEADLINE)
_DONE = (Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE)


def print_status(
    session: Session, agency: str | None = None, role: Role = Role.LEAD, as_json: bool = False, since: str = ""
) -> None:
    """Print how the plan stands.

    Args:
        agency: a part of an agency's name: only what it has in that role.
        role: in which role agencies are looked at.
        as_json: as one JSON object instead of tables.
        since: a day or a snapshot: what has changed since then is told too.
    """
    with session.store(unasked=("progress", "note", "evidence/*", "task_search")) as store:
        named, _name = store.agency(agency)
        title = plan_title(store.conn, store.plan)
        whole = plan_tally(store.conn, store.plan, store.day, named, role)
        leads = agency_tallies(store.conn, store.plan, store.day, role, named)
        held_up = held_up_by_late(store.conn, store.plan, store.day, named)
        changed = _since(store, since) if since else None
    if as_json:
        found = {**_as_object(store.plan, store.day.date, whole, leads), "held_up": held_up_object(held_up)}
        say_json(found | {"since": changed[1]} if changed else found)
        return
    agencies = _per_agency(role, leads)
    if named is not None and role is Role.LEAD and not leads:
        agencies = [_("Cơ quan này không chủ trì nhiệm vụ nào; những việc tham gia thực hiện: thêm --role any.")]
    say_lines(_as_lines(store.plan, title, store.day.date, whole, agencies) + holding_lines(held_up))
    if changed:
        say_lines(["", *changed[0]])


def _since(store: Store, since: str) -> tuple[list[str], dict[str, object]]:
    """Return what has changed since a day or a snapshot, in lines and as JSON shows it.

    Raises:
        PartuiError: what is named is no day and no snapshot.
    """
    from partui.cli.answers.standings import since_lines, since_object
    from partui.domain.tasks.snapshots import changes_since
    from partui.store.queries.standing import plan_standing, standing_then

    label, then = standing_then(store.conn, store.plan, store.day, since)
    changed = changes_since(then.tasks, plan_standing(store.conn, store.plan, store.day).tasks)
    return since_lines(label, changed, store.day.date), since_object(then.as_of.isoformat(), changed)


def without_command(session: Session, plain: bool = False) -> int:
    """Open the app; where nobody sits at a terminal, print what `partui status` does.

    Args:
        plain: whether the app is to spare the line.

    Raises:
        PartuiError: the terminal cannot be drawn on.
    """
    if not can_draw():
        print_status(session)
        return 0
    from partui.tui.terminal.capabilities import check_terminal, wants_plain

    check_terminal()
    if session.named and not _is_there(session.db):
        return 1
    from partui.tui.run import run_app

    asked = session.path, session.asked_plan, session.as_of, session.effective
    return run_app(*asked, wants_plain(plain), session.known_on)


def _is_there(db: str) -> bool:
    """Whether the file that somebody named is there, or was made because the user wants it."""
    from partui.cli.interaction import confirmed

    check_named(db, new=True)
    if os.path.exists(db):
        return True
    question = _("Chưa có tệp {path}. Tạo tệp mới?").format(path=clean(db))
    if not confirmed(f"{question} [c/k]"):
        tell(_("Chưa tạo gì."))
        return False
    return True


def _as_object(plan: int, day: "date", whole: Tally, leads: list[AgencyTally]) -> dict[str, object]:
    return {
        "plan": plan,
        "as_of": day.isoformat(),
        "total": whole.total,
        "by_status": whole.by_status,
        "by_timeliness": whole.by_timeliness,
        "agencies": [
            {
                "name": lead.name,
                "group": lead.group,
                "total": lead.tally.total,
                "by_timeliness": lead.tally.by_timeliness,
                **({"within": lead.within} if lead.within else {}),
            }
            for lead in leads
        ],
    }


def _as_lines(plan: int, title: str, day: "date", whole: Tally, agencies: list[str]) -> list[str]:
    width = screen_width()
    head = _("Kế hoạch {plan}: {title}").format(plan=plan, title=clean(title))
    total = plural("Tính đến {day}: {total} nhiệm vụ", total=whole.total, day=show_date(day))
    return [
        paint(head if width is None else cut(head, width), "head"),
        total,
        "",
        *_counts(whole, width),
        "",
        *agencies,
    ]


def _counts(whole: Tally, width: int | None) -> list[str]:
    columns = (
        TableColumn(_("Kết quả")),
        TableColumn("", "right"),
        TableColumn(""),
        TableColumn(_("So với hạn")),
        TableColumn("", "right"),
    )
    left = [(Cell(status_label(status)), Cell(str(whole.by_status[status]))) for status in Status]
    right = [(timeliness_cell(each), Cell(str(whole.by_timeliness[each]), tone_of(each))) for each in Timeliness]
    nothing = (Cell(""), Cell(""))
    rows = [(*first, Cell(""), *second) for first, second in zip_longest(left, right, fillvalue=nothing)]
    return table(columns, rows, width)


def _agencies_head(role: Role) -> str:
    match role:
        case Role.LEAD:
            return _("Cơ quan chủ trì")
        case Role.IMPLEMENTER:
            return _("Cơ quan thực hiện")
        case Role.ANY:
            return _("Cơ quan")


def _per_agency(role: Role, tallies: list[AgencyTally]) -> list[str]:
    columns = (
        TableColumn(_agencies_head(role), least=16),
        TableColumn(_("Tổng"), "right"),
        TableColumn(_("Xong"), "right"),
        TableColumn(_("Quá hạn"), "right"),
        TableColumn(_("Sắp hạn"), "right"),
        TableColumn(_("Trong hạn"), "right", leaves=1),
        TableColumn(_("Không hạn"), "right", leaves=2),
    )
    rows = []
    for lead in tallies:
        tally = lead.tally
        done = sum(tally.by_timeliness[each] for each in _DONE)
        rows.append(
            (
                Cell(agency_text(lead.name, lead.group, lead.within)),
                Cell(str(tally.total)),
                _count(done, "done"),
                *(_count(tally.by_timeliness[each], tone_of(each)) for each in _PER_LEAD),
            )
        )
    note = [parts_note()] if any(lead.within for lead in tallies) else []
    return [*table(columns, rows, screen_width()), *note]


def _count(number: int, tone: str) -> Cell:
    return Cell(str(number), tone) if number else Cell(NOTHING, "muted")
