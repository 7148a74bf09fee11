"""`partui help` and `partui guide`: the help page of a command, and the whole guide."""

from typing import Annotated

import click

from partui.cli.command import subcommand
from partui.cli.output import can_draw, say
from partui.cli.parameters import argument
from partui.cli.session import PROGRAM, Session
from partui.locale import _


@subcommand("help", help=_("Hướng dẫn một lệnh: partui help set."))
def show_help(session: Session, words: Annotated[tuple[str, ...], argument(_("[LỆNH…]"), str.strip, nargs=-1)]) -> None:
    """Print the help page of a command, or of partui."""
    from partui.cli.main import program

    program().main([*words, "--help"], prog_name=PROGRAM, standalone_mode=False, obj=session.effective)


@subcommand("guide", help=_("Cẩm nang bằng tiếng Việt, từ lúc cài đặt."))
def show_guide(session: Session) -> None:
    """Print the guide, page by page on a terminal."""
    from partui.store.db.data import data_path

    with open(data_path("docs", "huong-dan.md"), encoding="utf-8") as page:
        text = page.read()
    if can_draw():
        click.echo_via_pager(text)
    else:
        say(text.removesuffix("\n"))
