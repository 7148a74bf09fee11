"""`partui undo`: the last change, or the one named, reversed."""

import click

from partui.cli.answers.changes import edited_lines
from partui.cli.command import by_option, subcommand, why_option
from partui.cli.output import say
from partui.cli.session import Session
from partui.locale import _
from partui.store.journal.edit import author
from partui.store.journal.officer import officer_name
from partui.store.journal.undo import undo


@subcommand("undo", help=_("Hoàn tác lần sửa cuối, hoặc thay đổi nêu số."))
@click.argument("uuid", metavar=_("[SỐ]"), required=False)
@why_option
@by_option
def command(session: Session, uuid: str | None, why: str, by: str | None) -> None:
    """Write the opposite change and say what was undone."""
    with session.store() as store:
        changes = undo(store.conn, author(officer_name(by), why), uuid, plan=store.plan)
    say("\n".join(_("Đã hoàn tác {line}").format(line=line) for line in edited_lines(changes, ())))
