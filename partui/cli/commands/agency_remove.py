"""`partui agency remove`: an agency taken out of the directory."""

import click

from partui.cli.command import by_option, subcommand, why_option
from partui.cli.output import say
from partui.cli.session import Session
from partui.domain.text import clean
from partui.locale import _
from partui.store.edits.agencies import directory_agency, remove_agency
from partui.store.journal.edit import author
from partui.store.journal.officer import officer_name


@subcommand("remove", help=_("Bỏ khỏi danh mục một cơ quan không còn nhiệm vụ nào."))
@click.argument("agency", metavar=_("TÊN"))
@why_option
@by_option
def command(session: Session, *, agency: str, why: str, by: str | None) -> None:
    """Remove an agency, also from the groups that it is a member of."""
    with session.store() as store:
        found = directory_agency(store.conn, store.plan, agency)
        remove_agency(store.conn, found.id, author(officer_name(by), why))
    say(_("Đã bỏ {name} khỏi danh mục cơ quan.").format(name=clean(found.name)))
