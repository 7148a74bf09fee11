"""The program `partui`: which command, and what becomes of what it raises."""

import os
import sqlite3
import sys
from collections.abc import Sequence

import click

from partui.cli.command import global_options
from partui.cli.lazy_group import LazyGroup
from partui.cli.output import drop_output, is_terminal, prepare_streams, tell
from partui.cli.refusal import refusal
from partui.cli.session import Session, session_of
from partui.cli.usage import usage_hint, usage_sentence
from partui.domain.errors import PartuiError
from partui.locale import LANGUAGES, _, use_language

WRONG_USAGE = 2
INTERRUPTED = 130

COMMANDS = {
    name: f"partui.cli.{name}"
    for name in ("status", "overdue", "list", "show", "set", "history", "undo", "export", "check")
}


def run(argv: Sequence[str] | None = None) -> int:
    """Run partui and return its exit code: 0 done, 1 it could not, 2 wrong usage, 3 something overdue, 130 interrupted.

    Args:
        argv: the arguments; those of the process when none.
    """
    prepare_streams()
    args = list(sys.argv[1:] if argv is None else argv)
    use_language(_language_of(args))
    try:
        code = _program().main(args, prog_name="partui", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.UsageError as error:
        tell(_("Lỗi: {sentence}").format(sentence=usage_sentence(error)))
        tell(usage_hint(error))
        return WRONG_USAGE
    except PartuiError as error:
        tell(_("Lỗi: {sentence}").format(sentence=refusal(error)))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return 0
    except (sqlite3.Error, OSError) as error:
        return _refused(error)
    except Exception as error:
        return _unforeseen(error)
    return code if isinstance(code, int) else 0


def _program() -> LazyGroup:
    @click.pass_context
    def start(ctx: click.Context) -> int | None:
        return _without_command(session_of(ctx)) if ctx.invoked_subcommand is None else None

    return LazyGroup(
        "partui",
        callback=start,
        params=global_options(),
        modules=COMMANDS,
        invoke_without_command=True,
        subcommand_metavar=_("[LỆNH] …"),
        help=_("Theo dõi việc thực hiện kế hoạch cải cách hành chính. Không ghi lệnh thì mở ứng dụng."),
    )


def _without_command(session: Session) -> int:
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        from partui.cli.status import print_status

        print_status(session)
        return 0
    if os.environ.get("TERM", "dumb") == "dumb":
        raise PartuiError(
            "Màn hình này (TERM={term}) không hiển thị được ứng dụng; hãy dùng lệnh, ví dụ “partui status”.",
            term=os.environ.get("TERM", ""),
        )
    from partui.tui.app import run_app

    return run_app(session.db, session.asked_plan, session.as_of)


def _language_of(args: Sequence[str]) -> str:
    """The language asked for, known before the options are read: help and refusals are in it too."""
    for at, word in enumerate(args):
        name, _sign, value = word.partition("=")
        if name == "--lang":
            asked = value or "".join(args[at + 1 : at + 2])
            if asked in LANGUAGES:
                return asked
    return LANGUAGES[0]


def _refused(error: sqlite3.Error | OSError) -> int:
    from partui.store.faults import explain

    drop_output()
    where = str(getattr(error, "filename", None) or _("đầu ra"))
    tell(_("Lỗi: {sentence}").format(sentence=refusal(explain(error, where))))
    return 1


def _unforeseen(error: Exception) -> int:
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f"{os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno}" if last else ""
    sentence = _("Lỗi của chính partui: {kind}: {text} ({place}).")
    tell(sentence.format(kind=type(error).__name__, text=error, place=place))
    return 1
