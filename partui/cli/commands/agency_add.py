"""`partui agency add`: an agency that no task names yet."""

import click

from partui.cli.command import by_option, subcommand, why_option
from partui.cli.output import say
from partui.cli.session import Session
from partui.domain.text import clean
from partui.locale import _
from partui.store.edits.agencies import add_agency
from partui.store.journal.edit import author
from partui.store.journal.officer import officer_name


@subcommand("add", help=_("Thêm một cơ quan vào danh mục."))
@click.argument("name", metavar=_("TÊN"))
@click.option("--short", metavar=_("CHỮ"), default="", help=_("Viết tắt, dùng được ở mọi chỗ ghi tên cơ quan: STC."))
@why_option
@by_option
def command(session: Session, *, name: str, short: str, why: str, by: str | None) -> None:
    """Add an agency to the directory."""
    with session.store() as store:
        add_agency(store.conn, name, short, author(officer_name(by), why))
    say(_("Đã thêm {name} vào danh mục cơ quan.").format(name=clean(name)))
