"""The way in: the plainest calls are answered at once, all others by the whole command line."""

import os
import sys
from collections.abc import Sequence

from partui.cli.fast_path import quick_answer
from partui.cli.output import draw_plainly, drop_output, prepare_streams, tell
from partui.cli.refusal import refusal
from partui.domain.errors import PartuiError
from partui.locale import LANGUAGES, _, use_language
from partui.settings.reading import read_settings
from partui.settings.record import Found, Source
from partui.store.db.faults import DATABASE_ERROR, Explained, explain

INTERRUPTED = 130
COMPLETION = "_PARTUI_COMPLETE"


def run(argv: Sequence[str] | None = None) -> int:
    """Run partui and return its exit code: 0 done, 1 it could not, 2 wrong usage, 3 something overdue, 130 interrupted.

    Args:
        argv: the arguments; those of the process when none.
    """
    prepare_streams()
    args = list(sys.argv[1:] if argv is None else argv)
    found = read_settings()
    asked = _language_asked(args)
    if asked is not None:
        found = found.over({"lang": asked}, Source.FLAG)
    use_language(found.settings.lang)
    draw_plainly(found.settings.ascii)
    asked_by_shell = os.environ.get(COMPLETION)
    if asked_by_shell:
        from partui.cli.completion import complete

        return complete(asked_by_shell, found)
    try:
        return _answer(args, found)
    except PartuiError as error:
        tell(_("Lỗi: {sentence}").format(sentence=refusal(error)))
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return 0
    except (DATABASE_ERROR, OSError) as error:
        return _refused(error)
    except Exception as error:
        return _unforeseen(error)


def _answer(args: Sequence[str], found: Found) -> int:
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


def _refused(error: Explained) -> int:
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
