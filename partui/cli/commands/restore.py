"""`partui restore`: the copies kept, and putting one of them in the store's place."""

import sys

import click

from partui.cli.command import subcommand
from partui.cli.output import is_terminal, say, tell
from partui.cli.session import Session
from partui.cli.sizes import size_text
from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _
from partui.store.exchange.backups import backup_folder, backups, reason_label
from partui.store.exchange.restoring import copy_named, restore


@subcommand("restore", help=_("Liệt kê các bản sao lưu và khôi phục một bản; trạng thái đang có được sao lưu trước."))
@click.argument("name", metavar=_("[SỐ|TỆP]"), required=False)
@click.option("--yes", is_flag=True, help=_("Không hỏi lại."))
def command(session: Session, name: str | None, yes: bool) -> None:
    """List the copies; put one in place once the user has agreed."""
    asking = is_terminal(sys.stdin) and is_terminal(sys.stderr)
    if name is None:
        listed = _list(session.db)
        if not (listed and asking):
            return
        name = click.prompt(_("Khôi phục bản số mấy (Enter: không)"), default="", show_default=False, err=True)
        if not name:
            return
    source = copy_named(session.db, name)
    if not yes:
        if not asking:
            raise PartuiError("Khôi phục sẽ thay toàn bộ dữ liệu đang có; thêm --yes để đồng ý.")
        question = _("Thay toàn bộ dữ liệu đang có bằng {path}?").format(path=clean(source))
        if click.prompt(f"{question} [c/k]", default="k", show_default=False, err=True).strip().casefold() not in _YES:
            tell(_("Chưa khôi phục gì."))
            return
    done = restore(session.db, source)
    say(_("Đã khôi phục {path} từ {source}.").format(path=clean(session.db), source=clean(done.source)))
    if done.replaced is not None:
        said = _("Trạng thái trước đó là bản sao lưu số {number}; “partui restore {number}” đưa nó trở lại.")
        say(said.format(number=done.replaced.number))


_YES = {"c", "có", "co", "y", "yes"}


def _list(path: str) -> bool:
    kept = backups(path)
    if not kept:
        tell(_("Chưa có bản sao lưu nào trong {folder}.").format(folder=clean(backup_folder(path))))
    for each in kept:
        say(f"{each.number:>4}  {each.made:%d/%m/%Y %H:%M:%S}  {size_text(each.size):>8}  {reason_label(each.reason)}")
    return bool(kept)
