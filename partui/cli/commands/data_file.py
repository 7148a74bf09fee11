"""The data file: `partui export`, `merge`, `backup`, `restore`, `check`."""

import os
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import click

from partui.cli.answers.changes import restore_hint
from partui.cli.command import subcommand
from partui.cli.options import AgencyInRole, AsJson, Authorship, Force, OutArgument
from partui.cli.output import can_ask, confirm, say, say_json, say_lines, tell, work_is_done
from partui.cli.parameters import argument, flag, option
from partui.cli.session import Session, read_year
from partui.cli.values import read_path
from partui.domain.text import clean
from partui.locale import _, plural
from partui.wording.columns import cut

if TYPE_CHECKING:
    from partui.store.exchange.merge import MergeResult

_LONGEST = 80
_UNIT = 1024


@subcommand("export", help=_("Chép dữ liệu ra một tệp: toàn bộ, hoặc riêng phần của một cơ quan."))
def export_file(
    session: Session,
    out: OutArgument,
    of: AgencyInRole,
    packed: Annotated[bool, flag("--gzip", _("Nén bằng gzip."))],
    with_contacts: Annotated[bool, flag("--with-contacts", _("Chép cả địa chỉ thư của các cơ quan."))],
    described: Annotated[
        bool, flag("--datasette", _("Ghi thêm bên cạnh tệp mô tả cho Datasette: tên bảng, ý nghĩa cột, truy vấn sẵn."))
    ],
    force: Force,
) -> None:
    """Write one consistent copy of the store, or of one agency's part of it."""
    if described:
        if packed:
            raise click.UsageError(_("--datasette và --gzip không đi cùng nhau."))
        from partui.store.exchange.datasette import check_metadata_target

        check_metadata_target(out, force=force)
    from partui.store.db.settings import plan_title
    from partui.store.exchange.contacts import Shorten, without_contacts
    from partui.store.exchange.copying import copy_to
    from partui.store.queries.tallies import plan_tally
    from partui.wording.labels import role_label

    with session.store() as store:
        key, name = store.agency(of.agency)
        shorten: Shorten | None = None
        total = plan_tally(store.conn, store.plan, store.day).total
        if key is not None:
            from partui.store.exchange.partial_export import keep_only_tasks_of
            from partui.store.queries.listing import TaskQuery, task_keys

            shorten = partial(keep_only_tasks_of, plan=store.plan, agency=key, role=of.role)
            total = len(task_keys(store.conn, store.plan, TaskQuery(agency=key, role=of.role), store.day))
        title = plan_title(store.conn, store.plan)
        if not with_contacts:
            shorten = without_contacts(store.conn, shorten)
        copy_to(store.conn, out, force=force, packed=packed, shorten=shorten)
    work_is_done()
    about = {"target": clean(out), "size": size_text(os.stat(out).st_size), "plan": store.plan}
    if key is None:
        confirm(plural("Đã xuất {target}: {size}, kế hoạch {plan} với {total} nhiệm vụ.", total=total, **about))
    else:
        about |= {"agency": clean(name), "role": role_label(of.role)}
        said = plural(
            "Đã xuất {target}: {size}, {total} nhiệm vụ của {agency} ({role}) trong kế hoạch {plan}.",
            total=total, **about,
        )  # fmt: skip
        confirm(said)
    if described:
        _describe(title, out, force)


def _describe(title: str, out: str, force: bool) -> None:
    import shlex

    from partui.store.exchange.datasette import write_metadata

    path = write_metadata(clean(title), out, force=force)
    said = _("Đã ghi mô tả {path}. Mở bằng: datasette {out} --metadata {quoted}")
    confirm(said.format(path=clean(path), out=shlex.quote(clean(out)), quoted=shlex.quote(clean(path))))


@subcommand("init", help=_("Tạo tệp dữ liệu mới với kế hoạch đi kèm partui; tệp đã có thì giữ nguyên."))
def make_file(
    session: Session,
    empty: Annotated[bool, flag("--empty", _("Chưa có kế hoạch nào trong tệp; nhập sau bằng “partui import”."))],
) -> None:
    """Make the data file where there is none, and say which it is."""
    new = not os.path.exists(session.db)
    with session.connection(new=True, empty=empty):
        said = _("Đã tạo {path}.") if new else _("Đã có {path}; giữ nguyên.")
    confirm(said.format(path=clean(session.db)))


@subcommand("merge", help=_("Hợp nhất các bản sao khác vào tệp dữ liệu: mọi thay đổi của cả hai đều được giữ."))
def merge_files(
    session: Session,
    files: Annotated[tuple[str, ...], argument(_("TỆP…"), read_path, nargs=-1, required=True)],
    dry_run: Annotated[bool, flag("--dry-run", _("Chỉ cho biết sẽ có gì vào, không ghi."))],
    as_json: AsJson,
) -> None:
    """Merge other copies and say what came in, what was overtaken and by what."""
    from partui.cli.interaction import ProgressBar
    from partui.locale.formats import show_date
    from partui.store.exchange.merge import merge

    bar = ProgressBar(_("Đang đọc thay đổi"), _("Đang đọc: {done}/{total} thay đổi"))
    with session.connection() as conn, bar as progress:
        merged = merge(conn, files, dry_run=dry_run, progress=progress)
    # What was taken back counts as work of the connection.
    work_is_done(not dry_run)
    if as_json:
        say_json(_merged_object(merged))
    else:
        say_lines(_merged_lines(merged, dry_run))
    if merged.ahead is not None:
        tell(
            _("Lưu ý: có thay đổi ghi ngày {day}, sau đồng hồ máy này; đồng hồ của một trong hai máy sai.").format(
                day=show_date(datetime.fromisoformat(merged.ahead).astimezone().date())
            )
        )


@subcommand("backup", help=_("Giữ một bản sao lưu cạnh tệp dữ liệu; “partui restore” dùng lại nó."))
def keep_backup(session: Session) -> None:
    """Keep one consistent copy beside the store and say which number it has."""
    from partui.store.exchange.backups import Reason, back_up

    with session.connection():
        kept = back_up(session.db, Reason.ASKED)
    work_is_done()
    said = _("Đã sao lưu số {number}: {path} ({size})")
    confirm(said.format(number=kept.number, path=clean(kept.path), size=size_text(kept.size)))


@subcommand("restore", help=_("Liệt kê các bản sao lưu và khôi phục một bản; dữ liệu đang có được sao lưu trước."))
def restore_backup(
    session: Session,
    name: Annotated[str | None, argument(_("[SỐ|TỆP]"), required=False)],
    yes: Annotated[bool, flag("--yes", _("Không hỏi lại."))],
) -> None:
    """List the copies; put one in the store's place once the user has agreed."""
    from partui.cli.interaction import agreed, ask
    from partui.store.exchange.restoring import copy_named, restore

    if name is None:
        if not (_list_backups(session.db) and can_ask()):
            return
        name = ask(_("Khôi phục bản số mấy (Enter: không)"))
        if not name:
            return
    source = copy_named(session.db, name)
    question = _("Thay toàn bộ dữ liệu đang có bằng {path}?").format(path=clean(source))
    if not yes and not agreed(question, "[c/k]"):
        tell(_("Chưa khôi phục gì."))
        return
    done = restore(session.db, source)
    work_is_done()
    confirm(_("Đã khôi phục {path} từ {source}.").format(path=clean(session.db), source=clean(done.source)))
    if done.replaced is not None:
        confirm(restore_hint(done.replaced.number))


def _read_doubted(text: str) -> int:
    """Read the year of the plan to look through; 0 for the one worked on."""
    return read_year(text) if text else 0


class DoubtOptions(NamedTuple):
    """What is asked of the plan itself."""

    plan: Annotated[
        int | None,
        option(
            "--plan", _("[NĂM]"), _("Đọc soát chính kế hoạch: số liệu, chủ trì, cộng điểm, đánh số không khớp nhau."),
            _read_doubted, is_flag=False, flag_value="",
        ),
    ]  # fmt: skip
    settle: Annotated[str | None, option("--settle", _("SỐ"), _("Với --plan: điểm này đã xem, kèm --why."), str.strip)]
    reopen: Annotated[str | None, option("--reopen", _("SỐ"), _("Với --plan: mở lại điểm đã xem."), str.strip)]


@subcommand("check", help=_("Kiểm tra tệp; --repair dựng lại nhiệm vụ từ nhật ký; --plan đọc soát chính kế hoạch."))
def check_file(
    session: Session,
    mending: Annotated[bool, flag("--repair", _("Dựng lại các dòng không khớp với nhật ký."))],
    doubts: DoubtOptions,
    as_json: AsJson,
    authorship: Authorship,
) -> int:
    """Print what is wrong with the file, or doubtful in the plan; repair what can be rebuilt, settle a doubt."""
    if doubts.plan is not None:
        if mending or None not in {doubts.settle, doubts.reopen}:
            raise click.UsageError(_("Chỉ ghi một trong: --repair, --plan --settle SỐ, --plan --reopen SỐ."))
        _look_through_plan(session._replace(asked_plan=doubts.plan or session.asked_plan), doubts, as_json, authorship)
        return 0
    if (doubts.settle, doubts.reopen) != (None, None) or as_json:
        raise click.UsageError(_("--settle, --reopen, --json đi cùng --plan."))
    return _check_file(session, mending)


def _look_through_plan(session: Session, doubts: DoubtOptions, as_json: bool, authorship: Authorship) -> None:
    from partui.cli.answers.doubts import print_doubts, settle

    typed = doubts.reopen if doubts.settle is None else doubts.settle
    if typed is not None:
        settle(session, typed, authorship.author(), reopen=doubts.settle is None, quietly=as_json)
    if typed is None or as_json:
        print_doubts(session, as_json=as_json)


def _check_file(session: Session, mending: bool) -> int:
    from partui.store.projection.checking import check, repair

    with session.connection(mending=True) as conn:
        mended = repair(conn) if mending else []
        left = check(conn)
    lines = [
        _("Đã dựng lại từ nhật ký: {finding}").format(finding=clean(finding.text))
        for finding in mended
        if finding not in left
    ]
    lines += [clean(finding.text) for finding in left]
    if not left:
        lines.append(_("✓ Tệp không có lỗi: {path}").format(path=clean(session.db)))
    say_lines(lines)
    return 1 if left else 0


def size_text(count: int) -> str:
    """Return a number of bytes in B, KB or MB, rounded up."""
    for unit in ("B", "KB"):
        if count < _UNIT:
            return f"{count} {unit}"
        count = -(-count // _UNIT)
    return f"{count} MB"


def _merged_object(merged: "MergeResult") -> dict[str, Any]:
    return {
        "added": merged.added,
        "unchanged": merged.unchanged,
        "overtaken": merged.overtaken,
        "conflicts": [conflict._asdict() for conflict in merged.conflicts],
        "twice_made": [plan._asdict() for plan in merged.twice_made],
        "gave_way": [row._asdict() for row in merged.gave_way],
    }


def _merged_lines(merged: "MergeResult", dry_run: bool) -> list[str]:
    from partui.wording.changes import gave_way_lines, twice_made_lines
    from partui.wording.fields import field_label, value_label

    counts = {"added": merged.added, "unchanged": merged.unchanged}
    lines = [
        plural("Sẽ thêm {added} thay đổi, đã biết {unchanged}.", **counts)
        if dry_run
        else plural("Đã thêm {added} thay đổi, đã biết {unchanged}.", **counts)
    ]
    if merged.conflicts:
        lines.append(plural("Hai bên cùng sửa {number} chỗ, lần sửa sau được giữ:", number=merged.overtaken))
    lines += [
        _("  {code} {field}: tệp này “{ours}”, tệp kia “{theirs}”; giữ “{kept}”").format(
            code=conflict.code,
            field=field_label(conflict.field),
            **{
                side: cut(clean(value_label(conflict.field, value)), _LONGEST)
                for side, value in (("ours", conflict.ours), ("theirs", conflict.theirs), ("kept", conflict.kept))
            },
        )
        for conflict in merged.conflicts
    ]
    lines += twice_made_lines(merged.twice_made) + gave_way_lines(merged.gave_way)
    if merged.backup is not None:
        lines.append(restore_hint(merged.backup.number))
    return lines


def _list_backups(path: str) -> bool:
    from partui.store.exchange.backups import backup_folder, backups, reason_label

    kept = backups(path)
    if not kept:
        tell(_("Chưa có bản sao lưu nào trong {folder}.").format(folder=clean(backup_folder(path))))
    for each in kept:
        say(f"{each.number:>4}  {each.made:%d/%m/%Y %H:%M:%S}  {size_text(each.size):>8}  {reason_label(each.reason)}")
    return bool(kept)
