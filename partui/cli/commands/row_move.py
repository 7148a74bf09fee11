"""`partui task move`, `heading move`, `criterion move`: a row put elsewhere, or under another code."""

import click

from partui.cli.answers.changes import edited_lines
from partui.cli.command import by_option, subcommand, why_option
from partui.cli.commands.row_options import spot_of, spot_options
from partui.cli.output import say
from partui.cli.session import Session
from partui.locale import _, plural
from partui.store.edits.rows import move_row
from partui.store.journal.edit import author
from partui.store.journal.officer import officer_name
from partui.store.queries.plan_codes import row_coded


def _command(kind: str, help: str) -> click.Command:
    @subcommand("move", help=help)
    @click.argument("code", metavar=_("MÃ"))
    @click.option("--code", "to", metavar=_("MÃ MỚI"), help=_("Đổi mã; các dòng bên dưới đổi theo."))
    @spot_options
    @why_option
    @by_option
    def move(
        session: Session, *, code: str, to: str | None, after: str | None, before: str | None, why: str, by: str | None
    ) -> None:
        spot = spot_of(after, before)
        if spot is None and to is None:
            raise click.UsageError(
                _("Chưa ghi chuyển đi đâu: thêm --after, --before hoặc --code."), click.get_current_context()
            )
        with session.store() as store:
            subject = row_coded(store.conn, store.plan, kind, code.strip())
            who = author(officer_name(by), why)
            changes = move_row(store.conn, store.plan, subject, who, code=to.strip() if to else None, spot=spot)
        told = edited_lines([change for change in changes if change.field == "code"], ())
        moved = len({change.code for change in changes if change.field == "place"})
        if moved:
            told.append(plural("Đã chuyển chỗ {number} dòng.", number=moved))
        say("\n".join(told) or _("Không có gì thay đổi."))

    return move


task = _command("task", _("Chuyển một nhiệm vụ đến chỗ khác, hoặc đổi mã."))
heading = _command("heading", _("Chuyển một mục cùng các dòng bên dưới, hoặc đổi mã."))
criterion = _command("criterion", _("Chuyển một tiêu chí cùng các tiêu chí bên dưới, hoặc đổi mã."))
