"""`partui task remove`, `heading remove`, `criterion remove`: a row taken out of the plan, its history kept."""

import click

from partui.cli.command import by_option, subcommand, why_option
from partui.cli.output import say
from partui.cli.session import Session
from partui.locale import _
from partui.store.edits.rows import remove_row
from partui.store.journal.edit import author
from partui.store.journal.officer import officer_name
from partui.store.queries.plan_codes import row_coded


def _command(kind: str, help: str) -> click.Command:
    @subcommand("remove", help=help)
    @click.argument("code", metavar=_("MÃ"))
    @why_option
    @by_option
    def remove(session: Session, *, code: str, why: str, by: str | None) -> None:
        with session.store() as store:
            subject = row_coded(store.conn, store.plan, kind, code.strip())
            remove_row(store.conn, store.plan, subject, author(officer_name(by), why))
        say(
            _("Đã xóa {code} khỏi kế hoạch {plan}; “partui undo” để lấy lại.").format(
                code=code.strip(), plan=store.plan
            )
        )

    return remove


task = _command("task", _("Xóa một nhiệm vụ khỏi kế hoạch; nhật ký của nó còn nguyên."))
heading = _command("heading", _("Xóa một mục không còn dòng nào bên dưới."))
criterion = _command("criterion", _("Xóa một tiêu chí không còn tiêu chí nào bên dưới."))
