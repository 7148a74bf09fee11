"""`partui history`: the journal."""

from collections.abc import Sequence
from datetime import date

import click

from partui.cli.command import json_option, subcommand
from partui.cli.output import say, say_json, screen_width
from partui.cli.session import Session
from partui.cli.table import Cell, Column, table
from partui.cli.values import Read, a_date
from partui.domain.journal.changes import Change
from partui.domain.text import clean
from partui.locale import _
from partui.store.journal.history import history
from partui.wording.changes import change_text, show_moment

SHORT = 8


@subcommand("history", help=_("Nhật ký thay đổi, cũ nhất trước."))
@click.argument("code", metavar=_("[MÃ]"), required=False)
@click.option("--since", type=Read(a_date), metavar=_("NGÀY"), help=_("Từ ngày này."))
@click.option("--until", type=Read(a_date), metavar=_("NGÀY"), help=_("Đến hết ngày này."))
@json_option
def command(session: Session, code: str | None, since: date | None, until: date | None, as_json: bool) -> None:
    """Print the journal of the plan, or of one task."""
    with session.store() as store:
        changes = history(store.conn, store.plan, code.strip() if code else None, since, until)
    if as_json:
        from partui.cli.answers.task_objects import change_object

        say_json([change_object(change) for change in changes])
    elif changes:
        say("\n".join(table(*change_rows(changes), screen_width())))
    else:
        say(
            _("Không có thay đổi nào trong những ngày ấy; “partui history” in tất cả.")
            if since or until
            else _("Chưa có thay đổi nào. Sửa bằng “partui set” thì được ghi ở đây.")
        )


def change_rows(changes: Sequence[Change]) -> tuple[tuple[Column, ...], list[tuple[Cell, ...]]]:
    """Return the columns and the rows of a table of changes, in local time."""
    columns = (
        Column(_("Lúc")),
        Column(_("Số"), leaves=2),
        Column(_("Người sửa"), least=10, leaves=1),
        Column(_("Mã")),
        Column(_("Thay đổi"), least=30),
        Column(_("Lý do"), least=8, leaves=3),
    )
    return columns, [_row(change) for change in changes]


def _row(change: Change) -> tuple[Cell, ...]:
    what = change_text(change.field, change.old, change.new)
    if change.undoes:
        what = _("{change} (hoàn tác {uuid})").format(change=what, uuid=change.undoes[:SHORT])
    return (
        Cell(show_moment(change.at, "%d/%m/%Y %H:%M")),
        Cell(change.uuid[:SHORT], "muted"),
        Cell(clean(change.by)),
        Cell(clean(change.code)),
        Cell(what),
        Cell(clean(change.why)),
    )
