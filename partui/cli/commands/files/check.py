"""`partui check`: whether the data file is sound, and what is doubtful in the plan."""

from typing import Annotated, NamedTuple

import click

from partui.cli.command import subcommand
from partui.cli.options import AsJson, Authorship
from partui.cli.output import say_json, say_lines
from partui.cli.parameters import flag, option
from partui.cli.session import Session, read_year
from partui.domain.text import clean
from partui.locale import _


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
    if (doubts.settle, doubts.reopen) != (None, None):
        raise click.UsageError(_("--settle, --reopen đi cùng --plan."))
    return _check_file(session, mending, as_json)


def _look_through_plan(session: Session, doubts: DoubtOptions, as_json: bool, authorship: Authorship) -> None:
    from partui.cli.answers.doubts import print_doubts, settle

    typed = doubts.reopen if doubts.settle is None else doubts.settle
    if typed is not None:
        settle(session, typed, authorship.author(), reopen=doubts.settle is None, quietly=as_json)
    if typed is None or as_json:
        print_doubts(session, as_json=as_json)


def _check_file(session: Session, mending: bool, as_json: bool) -> int:
    from partui.store.projection.checking import check, repair

    with session.connection(mending=True) as conn:
        found = repair(conn) if mending else []
        left = check(conn)
    mended = [clean(finding.text) for finding in found if finding not in left]
    faults = [clean(finding.text) for finding in left]
    if as_json:
        told = {"dry_run": session.dry_run, "file": session.db, "sound": not left}
        say_json({**told, "repaired": mended, "faults": faults})
    else:
        lines = [_("Đã dựng lại từ nhật ký: {finding}").format(finding=finding) for finding in mended]
        say_lines([*lines, *(faults or [_("✓ Tệp không có lỗi: {path}").format(path=clean(session.db))])])
    return 1 if left else 0
