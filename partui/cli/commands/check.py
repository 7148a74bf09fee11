"""`partui check`: is the file whole, and do the tasks say what the journal says."""

import click

from partui.cli.command import subcommand
from partui.cli.output import say
from partui.cli.session import Session
from partui.domain.text import clean
from partui.locale import _
from partui.store.projection.checking import check, repair


@subcommand("check", help=_("Kiểm tra tệp; --repair dựng lại nhiệm vụ từ nhật ký."))
@click.option("--repair", "mending", is_flag=True, help=_("Dựng lại các dòng không khớp với nhật ký."))
def command(session: Session, mending: bool) -> int:
    """Print what is wrong; with `--repair`, rebuild what can be rebuilt."""
    with session.store() as store:
        mended = repair(store.conn) if mending else []
        left = check(store.conn)
    lines = [
        _("Đã dựng lại từ nhật ký: {finding}").format(finding=clean(finding.text))
        for finding in mended
        if finding not in left
    ]
    lines += [clean(finding.text) for finding in left]
    if not left:
        lines.append(_("✓ Lành lặn: {path}").format(path=clean(session.db)))
    say("\n".join(lines))
    return 1 if left else 0
