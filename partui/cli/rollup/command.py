"""`partui rollup`: the files of many provinces read together."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import click

from partui.cli.command import subcommand
from partui.cli.options import AsJson, Force
from partui.cli.output import say_json, say_lines, say_utf8, screen_width, tell, work_is_done
from partui.cli.parameters import argument, flag, option
from partui.cli.session import Session
from partui.cli.values import read_count, read_path
from partui.domain.dates import past_day, whole_day
from partui.domain.text import clean
from partui.locale import _, plural

if TYPE_CHECKING:
    from partui.domain.rollup.figures import SkippedFile
    from partui.domain.rollup.ranking import Rollup


@subcommand(
    "rollup",
    help=_("Đọc chung tệp xuất của nhiều tỉnh: số việc, đúng hạn, điểm, xếp hạng; tệp chỉ được đọc."),
    writes=True,
)
def roll_up(
    session: Session,
    paths: Annotated[tuple[str, ...], argument(_("TỆP|THƯ-MỤC…"), read_path, nargs=-1, required=True)],
    as_json: AsJson,
    as_csv: Annotated[bool, flag("--csv", _("In ra CSV, mã UTF-8."))],
    html: Annotated[str | None, option("--html", _("TỆP"), _("Ghi thành một trang web."), read_path)],
    worst: Annotated[
        int, option("--worst", _("SỐ"), _("Kể bấy nhiêu việc quá hạn lâu nhất; mặc định 10."), read_count, default="10")
    ],
    force: Force,
) -> None:
    """Print the figures of many provinces side by side; files that cannot be read are told, and do not count."""
    if sum((as_json, as_csv, html is not None)) > 1:
        raise click.UsageError(_("Chỉ chọn một trong: --json, --csv, --html."))
    if (force or session.dry_run) and html is None:
        raise click.UsageError(_("--force, --dry-run chỉ đi cùng --html."))
    if html is not None:
        from partui.files import check_target

        check_target(html, force=force)
    found = _read(session, paths, worst)
    if as_json:
        from partui.cli.rollup.answers import rollup_object

        say_json(rollup_object(found))
    elif as_csv:
        from partui.cli.rollup.answers import rollup_csv

        say_utf8(rollup_csv(found))
    elif session.dry_run and html is not None:
        tell(plural("Sẽ ghi {target}: {count} tỉnh, thành phố.", count=len(found.ranked), target=clean(html)))
    elif html is not None:
        from partui.reports.writing import write_survey

        write_survey(found, html, date.today(), force=force)
        work_is_done()
        said = plural("Đã ghi {target}: {count} tỉnh, thành phố.", count=len(found.ranked), target=clean(html))
        tell(said)
    else:
        from partui.cli.rollup.answers import rollup_lines

        say_lines(rollup_lines(found, screen_width()))
    _tell_left_out(found.left_out)


def _read(session: Session, paths: Iterable[str], worst: int) -> "Rollup":
    from partui.cli.interaction import ProgressBar
    from partui.store.rollup.reading import NoReadableFile, RollupQuery, read_provinces

    def known_on(year: int) -> date | None:
        return past_day(whole_day(session.known_on, year, date.today())) if session.known_on else None

    bar = ProgressBar(_("Đang đọc các tệp"), _("Đang đọc: {done}/{total} tệp"))
    try:
        with bar as progress:
            return read_provinces(paths, RollupQuery(session.asked_plan, session.day_in, known_on, worst), progress)
    except NoReadableFile as error:
        _tell_left_out(error.left_out)
        raise


def _tell_left_out(left: "Iterable[SkippedFile]") -> None:
    from partui.wording.plan.rollup import left_out_text

    for each in left:
        tell(_("! Không tính: {why}").format(why=left_out_text(each)))
