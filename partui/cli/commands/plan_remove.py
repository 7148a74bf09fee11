"""`partui plan remove`: a plan taken out of the file, with its journal."""

import sys

import click

from partui.cli.command import subcommand
from partui.cli.output import is_terminal, say
from partui.cli.session import Session
from partui.cli.values import Read
from partui.cli.years import a_year
from partui.locale import _
from partui.store.edits.plans import plan_to_remove, remove_plan


@subcommand("remove", help=_("Xóa hẳn một kế hoạch cùng nhật ký của nó; hỏi trước khi xóa."))
@click.argument("year", metavar=_("NĂM"), type=Read(a_year))
@click.option("--yes", is_flag=True, help=_("Không hỏi lại."))
def command(session: Session, year: int, yes: bool) -> int | None:
    """Remove a plan once that is confirmed."""
    with session.store() as store:
        tasks, changes = plan_to_remove(store.conn, year)
        question = _("Xóa hẳn kế hoạch {year}: {tasks} nhiệm vụ, {changes} thay đổi trong nhật ký?").format(
            year=year, tasks=tasks, changes=changes
        )
        if not yes and not _confirmed(question):
            say(_("Chưa xóa gì."))
            return 1
        removed = remove_plan(store.conn, year)
    say(_("Đã xóa kế hoạch {year}; kế hoạch đang dùng: {used}.").format(year=year, used=removed.used))
    said = _("Trạng thái trước đó là bản sao lưu số {number}; “partui restore {number}” đưa nó trở lại.")
    say(said.format(number=removed.copy))
    return None


def _confirmed(question: str) -> bool:
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise click.UsageError(_("Thêm --yes để xóa mà không hỏi lại."), click.get_current_context())
    answer: str = click.prompt(
        question + _(" Gõ “có” để xóa"), default="", show_default=False, prompt_suffix=": ", err=True
    )
    return answer.strip().casefold() in {"có", "co", "yes", "y", "c"}
