"""`partui score`: the PAR Index by Phụ lục I, what is at stake, and what if."""

import click

from partui.cli.answers.score_sheet import load_sheet
from partui.cli.command import group, json_option
from partui.cli.output import say, say_json, screen_width
from partui.cli.session import Session
from partui.locale import _


@group(
    "score",
    help=_("Điểm theo Phụ lục I: năm trước, mục tiêu, tự chấm, dự kiến, bị đe dọa."),
    commands={"set": "partui.cli.commands.score_set"},
)
@click.option(
    "--if-done",
    "supposed",
    multiple=True,
    metavar=_("MÃ"),
    help=_("Giả định nhiệm vụ này đã hoàn thành, không lưu gì; ghi được nhiều lần."),
)
@json_option
def command(session: Session, supposed: tuple[str, ...], as_json: bool) -> None:
    """Print Phụ lục I with its points, as things stand or as they would stand."""
    with session.store() as store:
        sheet = load_sheet(store, supposed)
    if as_json:
        from partui.cli.answers.score_objects import sheet_object

        say_json(sheet_object(sheet))
    else:
        from partui.cli.answers.score_lines import sheet_lines

        say("\n".join(sheet_lines(sheet, screen_width())))
