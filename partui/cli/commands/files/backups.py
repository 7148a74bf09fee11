"""`partui backup` and `restore`: copies kept beside the data file."""

from typing import TYPE_CHECKING, Annotated

from partui.cli.answers.changes import restore_hint
from partui.cli.command import subcommand
from partui.cli.output import can_ask, say, say_json, tell, work_is_done
from partui.cli.parameters import argument, flag
from partui.cli.session import Session
from partui.domain.text import clean
from partui.locale import _
from partui.wording.numbers import size_text

if TYPE_CHECKING:
    from partui.store.exchange.backups import Backup


@subcommand("backup", help=_("Giữ một bản sao lưu cạnh tệp dữ liệu; “partui restore” dùng lại nó."), writes=True)
def keep_backup(session: Session) -> None:
    """Keep one consistent copy beside the store and say which number it has."""
    from partui.store.exchange.backups import Reason, back_up, backup_folder, next_number

    with session.connection():
        kept = None if session.dry_run else back_up(session.db, Reason.ASKED)
    if kept is None:
        number, folder = next_number(session.db), backup_folder(session.db)
        tell(_("Sẽ sao lưu thành số {number} trong {folder}.").format(number=number, folder=clean(folder)))
    else:
        work_is_done()
        number = kept.number
        said = _("Đã sao lưu số {number}: {path} ({size})")
        tell(said.format(number=number, path=clean(kept.path), size=size_text(kept.size)))
    if session.as_json:
        say_json({"dry_run": session.dry_run, "number": number, "kept": None if kept is None else _as_object(kept)})


@subcommand(
    "restore",
    help=_("Liệt kê các bản sao lưu và khôi phục một bản; dữ liệu đang có được sao lưu trước."),
    writes=True,
)
def restore_backup(
    session: Session,
    name: Annotated[str | None, argument(_("[SỐ|TỆP]"), required=False)],
    yes: Annotated[bool, flag("--yes", _("Không hỏi lại."))],
) -> None:
    """List the copies; put one in the store's place once the user has agreed."""
    from partui.cli.interaction import agreed, ask
    from partui.store.exchange.restoring import check_restorable, copy_named, restore

    if name is None:
        if not (_list_backups(session) and can_ask()) or session.as_json or session.dry_run:
            return
        name = ask(_("Khôi phục bản số mấy (Enter: không)"))
        if not name:
            return
    source = copy_named(session.db, name)
    if session.dry_run:
        check_restorable(source)
        said = _("Sẽ thay toàn bộ dữ liệu trong {path} bằng {source}.")
        tell(said.format(path=clean(session.db), source=clean(source)))
        _say_restored(session, source, None)
        return
    question = _("Thay toàn bộ dữ liệu đang có bằng {path}?").format(path=clean(source))
    if not yes and not agreed(question, "[c/k]"):
        tell(_("Chưa khôi phục gì."))
        return
    done = restore(session.db, source)
    work_is_done()
    tell(_("Đã khôi phục {path} từ {source}.").format(path=clean(session.db), source=clean(done.source)))
    if done.replaced is not None:
        tell(restore_hint(done.replaced.number))
    _say_restored(session, done.source, done.replaced)


def _say_restored(session: Session, source: str, replaced: "Backup | None") -> None:
    if session.as_json:
        say_json(
            {
                "dry_run": session.dry_run,
                "file": session.db,
                "source": source,
                "replaced": None if replaced is None else _as_object(replaced),
            }
        )


def _list_backups(session: Session) -> bool:
    from partui.store.exchange.backups import backup_folder, backups, reason_label

    kept = backups(session.db)
    if session.as_json:
        say_json([_as_object(each) for each in kept])
        return bool(kept)
    if not kept:
        tell(_("Chưa có bản sao lưu nào trong {folder}.").format(folder=clean(backup_folder(session.db))))
    for each in kept:
        say(f"{each.number:>4}  {each.made:%d/%m/%Y %H:%M:%S}  {size_text(each.size):>8}  {reason_label(each.reason)}")
    return bool(kept)


def _as_object(kept: "Backup") -> dict[str, object]:
    return {
        "number": kept.number,
        "made": kept.made.astimezone().isoformat(),
        "reason": kept.reason.value,
        "path": kept.path,
        "size": kept.size,
    }
