"""`partui agency`: the directory of agencies."""

import click

from partui.cli.command import group
from partui.cli.session import Session
from partui.locale import _

COMMANDS = {name: f"partui.cli.commands.agency_{name}" for name in ("list", "add", "set", "remove")}


@group("agency", help=_("Danh mục cơ quan: tên, viết tắt, nhóm và thành viên."), commands=COMMANDS)
def command(session: Session) -> None:
    """Refuse a call that does not say what to do."""
    raise click.UsageError(
        _("Thiếu lệnh; các lệnh: {all}.").format(all=", ".join(COMMANDS)), click.get_current_context()
    )
