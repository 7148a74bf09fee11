"""The commands of partui, by name."""

from collections.abc import Sequence

import click

from partui.cli.command import LazyGroup, refuse_own_options
from partui.cli.help import usage_hint, usage_sentence
from partui.cli.options import app_options, global_options
from partui.cli.output import tell_refusal
from partui.cli.session import PROGRAM, session_of
from partui.locale import _
from partui.settings.record import EffectiveSettings

WRONG_USAGE = 2

# Each command, in the order of the help page, with the module and the name that it has there.
COMMANDS = {
    name: f"partui.cli.{place}"
    for name, place in {
        "status": "commands.list:status",
        "today": "commands.list:today",
        "overdue": "commands.list:overdue",
        "list": "commands.list:list_tasks",
        "show": "commands.show:show_task",
        "set": "commands.set:set_tasks",
        "update": "commands.forms.update:update",
        "form": "commands.forms.form:form",
        "extend": "commands.due.extend:extend",
        "milestone": "commands.due.milestone:milestone",
        "history": "commands.journal:show_history",
        "undo": "commands.journal:undo_change",
        "redo": "commands.journal:redo_change",
        "period": "commands.due.period:period",
        "target": "commands.targets:set_target",
        "measure": "commands.targets:measure",
        "evidence": "commands.proofs.evidence:evidence",
        "document": "commands.proofs.documents:document",
        "score": "commands.score:score",
        "report": "commands.reports.report:make_report",
        "words": "commands.reports.words:words",
        "reminder": "commands.reports.reminder:reminder",
        "snapshot": "commands.snapshot:snapshot",
        "trend": "commands.snapshot:print_trend",
        "rollup": "rollup.command:roll_up",
        "publish": "commands.reports.publish:publish_site",
        "plan": "commands.plan:plan",
        "import": "commands.plan_file:import_plan",
        "template": "commands.plan_file:write_template",
        "task": "commands.rows:task",
        "heading": "commands.rows:heading",
        "criterion": "commands.rows:criterion",
        "agency": "commands.agency:agency",
        "members": "commands.members:members",
        "init": "commands.files.data_file:make_file",
        "export": "commands.files.data_file:export_file",
        "merge": "commands.files.merging:merge_files",
        "backup": "commands.files.backups:keep_backup",
        "restore": "commands.files.backups:restore_backup",
        "check": "commands.files.check:check_file",
        "config": "commands.config:config",
        "doctor": "commands.doctor:doctor",
        "completion": "completion:completion",
        "help": "guide:show_help",
        "guide": "guide:show_guide",
    }.items()
}


# What a heading of the help page is over, by the first command below it.
SECTIONS = {
    "status": _("Xem"),
    "set": _("Sửa và nhật ký"),
    "evidence": _("Tài liệu và điểm"),
    "report": _("Báo cáo"),
    "plan": _("Kế hoạch và danh mục"),
    "init": _("Tệp dữ liệu"),
    "config": _("Chương trình"),
}


def answer(args: Sequence[str], effective: EffectiveSettings) -> int:
    """Parse the arguments, run the command and return its exit code.

    Args:
        args: the arguments, without the program's name.
        effective: the settings.

    Raises:
        PartuiError: what the command could not do.
    """
    try:
        code = program().main(list(args), prog_name=PROGRAM, standalone_mode=False, obj=effective)
    except click.UsageError as error:
        tell_refusal(_("Lỗi: {sentence}").format(sentence=usage_sentence(error)))
        tell_refusal(usage_hint(error))
        return WRONG_USAGE
    except click.Abort as error:
        raise KeyboardInterrupt from error
    return code if isinstance(code, int) else 0


def program() -> LazyGroup:
    """Return the whole command line."""

    @click.pass_context
    def start(ctx: click.Context, plain: bool) -> int | None:
        if ctx.invoked_subcommand is None:
            from partui.cli.answers.status import without_command

            return without_command(session_of(ctx), plain)
        refuse_own_options(ctx, ctx.invoked_subcommand)
        return None

    text = _(
        "Ứng dụng cho đường truyền chậm: không khung viền, tối đa 16 màu, chỉ gửi chỗ thay đổi; cũng $PARTUI_PLAIN=1."
    )

    return LazyGroup(
        PROGRAM,
        callback=start,
        params=[*global_options(), *app_options(), click.Option(["--plain"], is_flag=True, help=text)],
        places=COMMANDS,
        sections=SECTIONS,
        context_settings={"help_option_names": ["--help", "-h"]},
        invoke_without_command=True,
        subcommand_metavar=_("[LỆNH] …"),
        help=_("Theo dõi việc thực hiện kế hoạch cải cách hành chính. Không ghi lệnh thì mở ứng dụng."),
    )
