"""`partui evidence remove`: a document taken away; the journal keeps what it said."""

import click

from partui.cli.answers.changes import edited_lines
from partui.cli.command import by_option, subcommand, why_option
from partui.cli.output import say
from partui.cli.session import Session
from partui.locale import _
from partui.store.edits.evidence import remove_evidence
from partui.store.journal.edit import author
from partui.store.journal.officer import officer_name


@subcommand("remove", help=_("Bỏ một tài liệu; “partui undo” lấy lại được."))
@click.argument("uuid", metavar=_("SỐ"))
@why_option
@by_option
def command(session: Session, uuid: str, why: str, by: str | None) -> None:
    """Take a document away and say which."""
    with session.store() as store:
        changes = remove_evidence(store.conn, store.plan, uuid, author(officer_name(by), why))
    say("\n".join(edited_lines(changes, ())))
