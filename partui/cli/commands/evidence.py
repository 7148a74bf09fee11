"""`partui evidence`: the products of tasks and the documents that prove them."""

import click

from partui.cli.command import group
from partui.cli.session import Session
from partui.locale import _

COMMANDS = {name: f"partui.cli.commands.evidence_{name}" for name in ("list", "add", "remove")}


@group("evidence", help=_("Sản phẩm của nhiệm vụ và tài liệu kiểm chứng."), commands=COMMANDS)
def command(session: Session) -> None:
    """Refuse a call that does not say what to do."""
    raise click.UsageError(
        _("Thiếu lệnh; các lệnh: {all}.").format(all=", ".join(COMMANDS)), click.get_current_context()
    )
