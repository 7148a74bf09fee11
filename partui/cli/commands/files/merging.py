"""`partui merge`: other copies taken into the data file."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from partui.cli.answers.changes import restore_hint
from partui.cli.command import subcommand
from partui.cli.options import AsJson
from partui.cli.output import say_json, say_lines, tell, work_is_done
from partui.cli.parameters import argument, flag
from partui.cli.session import Session
from partui.cli.values import read_path
from partui.domain.text import clean
from partui.locale import _, plural
from partui.wording.columns import cut

if TYPE_CHECKING:
    from partui.store.exchange.merge import MergeResult

_LONGEST = 80


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
