"""The commands of partui, by name."""

from collections.abc import Sequence

import click

from partui.cli.app_options import app_options
from partui.cli.command import global_options, refuse_own_options, session_of
from partui.cli.fast_path import without_command
from partui.cli.lazy_group import LazyGroup
from partui.cli.output import tell
from partui.cli.usage import usage_hint, usage_sentence
from partui.locale import _
from partui.settings.record import Found

WRONG_USAGE = 2

COMMANDS = {
    name: f"partui.cli.commands.{name}"
    for name in (
        "status", "overdue", "list", "show", "set", "history", "undo", "evidence", "score", "report", "plan", "task",
        "heading", "criterion", "agency", "export", "merge", "backup", "restore", "check", "config", "doctor",
    )
} | {
    "completion": "partui.cli.completion",
    "import": "partui.cli.commands.import_plan",
    "template": "partui.cli.commands.template",
}  # fmt: skip


def answer(args: Sequence[str], found: Found) -> int:
    """Take the arguments apart, run the command that they name, and return its exit code.

    Args:
        args: the arguments, without the program's name.
        found: the settings.

    Raises:
        PartuiError: what the command could not do.
    """
    try:
        code = program().main(list(args), prog_name="partui", standalone_mode=False, obj=found)
    except click.UsageError as error:
        tell(_("Lỗi: {sentence}").format(sentence=usage_sentence(error)))
        tell(usage_hint(error))
        return WRONG_USAGE
    except click.Abort as error:
        raise KeyboardInterrupt from error
    return code if isinstance(code, int) else 0


def program() -> LazyGroup:
    """Return the whole command line."""

    @click.pass_context
    def start(ctx: click.Context, plain: bool) -> int | None:
        if ctx.invoked_subcommand is None:
            return without_command(session_of(ctx), plain)
        refuse_own_options(ctx, ctx.invoked_subcommand)
        return None

    text = _(
        "Ứng dụng cho đường truyền chậm: không khung viền, tối đa 16 màu, chỉ gửi chỗ thay đổi; cũng $PARTUI_PLAIN=1."
    )

    return LazyGroup(
        "partui",
        callback=start,
        params=[*global_options(), *app_options(), click.Option(["--plain"], is_flag=True, help=text)],
        modules=COMMANDS,
        invoke_without_command=True,
        subcommand_metavar=_("[LỆNH] …"),
        help=_("Theo dõi việc thực hiện kế hoạch cải cách hành chính. Không ghi lệnh thì mở ứng dụng."),
    )
