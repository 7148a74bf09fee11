"""`partui snapshot` and `partui trend`: how the plan stood, sealed under names, and what becomes of it over time."""

from typing import Annotated

from partui.cli.answers.standings import (
    list_lines,
    snapshot_lines,
    snapshot_object,
    trend_lines,
    trend_object,
)
from partui.cli.command import NamingGroup, group, subcommand
from partui.cli.options import AsJson, Authorship
from partui.cli.output import say_json, say_lines, screen_width, tell
from partui.cli.parameters import argument
from partui.cli.session import Session
from partui.domain.errors import PartuiError
from partui.domain.text import fold
from partui.locale import _
from partui.locale.formats import show_date
from partui.store.edits.snapshots import remove_snapshot, take_snapshot
from partui.store.queries.standing import list_snapshots, plan_by_months, snapshot_named

NameArgument = Annotated[str, argument(_("[TÊN]"), str.strip, required=False, default="")]


# What one who wants a snapshot gone may type; no name, so that none is taken by slip.
_NO_NAMES = {"xoa", "bo", "huy", "delete", "rm"}


def _take_of_day(session: Session, authorship: Authorship) -> None:
    _take(session, "", authorship)


snapshot = group(
    "snapshot",
    help=_("Chốt số liệu của một ngày dưới một tên; in lại về sau vẫn như thế."),
    run=_take_of_day,
    cls=NamingGroup,
)


@snapshot.subcommand("take", help=_("Chốt số liệu của ngày xem; không ghi tên thì tên là ngày ấy."))
def take(session: Session, name: NameArgument, authorship: Authorship) -> None:
    """Seal how the plan stands on the day looked at."""
    _take(session, name, authorship)


def _take(session: Session, name: str, authorship: Authorship) -> None:
    if fold(name) in _NO_NAMES | set(snapshot.commands):
        raise PartuiError(
            "“{name}” không làm tên bản chốt được; muốn bỏ một bản: partui snapshot remove TÊN. Chưa lưu gì.", name=name
        )
    with session.store() as store:
        made = take_snapshot(store.conn, store.plan, name, store.day, authorship.author())
    tell(_("Đã chốt “{name}”. Dấu niêm: {digest}").format(name=made.name, digest=made.digest))


@snapshot.subcommand("list", help=_("Các bản chốt của kế hoạch."))
def show_list(session: Session, as_json: AsJson) -> None:
    """Print the snapshots of the plan."""
    with session.store() as store:
        found = list_snapshots(store.conn, store.plan)
    if as_json:
        say_json([snapshot_object(each, whole=False) for each in found])
    else:
        say_lines(list_lines(found, screen_width()))


@snapshot.subcommand("show", help=_("In lại một bản chốt, đúng như khi chốt."))
def show(session: Session, name: Annotated[str, argument(_("TÊN"), str.strip)], as_json: AsJson) -> None:
    """Print what was sealed."""
    with session.store() as store:
        found = snapshot_named(store.conn, store.plan, name)
        plan = store.plan
    if as_json:
        say_json(snapshot_object(found, whole=True))
    else:
        say_lines(snapshot_lines(plan, found, screen_width()))


@snapshot.subcommand("remove", help=_("Bỏ một bản chốt; hoàn tác được."))
def remove(session: Session, name: Annotated[str, argument(_("TÊN"), str.strip)], authorship: Authorship) -> None:
    """Take a snapshot away."""
    with session.store() as store:
        gone = remove_snapshot(store.conn, store.plan, name, authorship.author())
    day = show_date(gone.standing.as_of)
    tell(_("Đã bỏ bản chốt “{name}” ({day}); partui undo đưa lại.").format(name=gone.name, day=day))


@subcommand("trend", help=_("Số nhiệm vụ, tỷ lệ đúng hạn, điểm qua các tháng và các bản chốt."))
def print_trend(session: Session, as_json: AsJson) -> None:
    """Print how the plan stood at the end of each month up to the day looked at, and in each snapshot."""
    with session.store() as store:
        months = plan_by_months(store.conn, store.plan, store.day)
        sealed = list_snapshots(store.conn, store.plan)
    if as_json:
        say_json(trend_object(store.plan, months, sealed))
    else:
        say_lines(trend_lines(store.plan, months, sealed, screen_width()))
