"""The way in: the plainest calls are answered at once, all others by the whole command line."""

import os
import sys
from collections.abc import Sequence

from partui.cli.fast_path import quick_answer
from partui.cli.output import draw_plainly, drop_output, prepare_streams, tell
from partui.cli.refusal import refusal
from partui.cli.session import COMPLETION
from partui.domain.errors import PartuiError
from partui.locale import LANGUAGES, _, use_language
from partui.settings.read import read_settings
from partui.settings.record import EffectiveSettings, Source
from partui.store.db.faults import DATABASE_ERROR, Explained, explain

INTERRUPTED = 130


def run(argv: Sequence[str] | None = None) -> int:
    """Run partui and return its exit code: 0 done, 1 it could not, 2 wrong usage, 3 something overdue, 130 interrupted.

    Args:
        argv: the arguments; those of the process when none.
    """
    prepare_streams()
    args = list(sys.argv[1:] if argv is None else argv)
    asked_by_shell = os.environ.get(COMPLETION)
    if asked_by_shell:
        return _complete(asked_by_shell, args)
    try:
        return _answer(args, _settings(args))
    except PartuiError as error:
        return _refuse(error, error.__cause__)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return 0
    except (DATABASE_ERROR, OSError) as error:
        drop_output()
        return _refuse(_explained(error), error)
    except Exception as error:
        from partui.log.writing import own_fault

        return _refuse(own_fault(error), error)


def _complete(instruction: str, args: Sequence[str]) -> int:
    """Tell a shell what may be typed next; whatever goes wrong, the line that is being typed stays clean."""
    try:
        found = _settings(args)
        from partui.cli.completion import complete
        from partui.cli.main import program

        return complete(program(), instruction, found)
    except Exception as error:
        # A refusal that nothing caused answers what was typed.
        if not isinstance(error, PartuiError) or error.__cause__ is not None:
            from partui.log.writing import write

            write(error)
        return 1


def _settings(args: Sequence[str]) -> EffectiveSettings:
    """Read the settings and put on what every answer is given in: the language and the signs."""
    found = read_settings()
    asked = _language_asked(args)
    if asked is not None:
        found = found.over({"lang": asked}, Source.FLAG)
    use_language(found.settings.lang)
    draw_plainly(found.settings.ascii)
    return found


def _answer(args: Sequence[str], found: EffectiveSettings) -> int:
    code = quick_answer(args, found)
    if code is None:
        from partui.cli.main import answer

        code = answer(args, found)
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _language_asked(args: Sequence[str]) -> str | None:
    """The language asked for by a flag, known before the options are read: help and refusals are in it too."""
    for at, word in enumerate(args):
        name, _sign, value = word.partition("=")
        if name == "--lang":
            asked = value or "".join(args[at + 1 : at + 2])
            if asked in LANGUAGES:
                return asked
    return None


def _explained(error: Explained) -> PartuiError:
    """Say what the disk refused where no command has said it; whoever mends partui reads where that was."""
    from partui.log.writing import write

    write(error)
    return explain(error, str(getattr(error, "filename", None) or _("đầu ra")))


def _refuse(error: PartuiError, cause: BaseException | None) -> int:
    """Say what could not be done, after the trace of what caused it where that is asked for; return the exit code."""
    if cause is not None:
        from partui.log.place import wants_trace

        if wants_trace():
            from traceback import format_exception

            for line in "".join(format_exception(cause)).splitlines():
                tell(line)
    tell(_("Lỗi: {sentence}").format(sentence=refusal(error)))
    return error.exit_code
