"""Starts partui: plain calls are answered at once, all others by the whole command line."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from partui.cli.output import (
    begin,
    draw_plainly,
    drop_output,
    prepare_streams,
    refusal,
    tell_refusal,
)
from partui.cli.session import COMPLETION, PORTABLE, Session, read_year
from partui.cli.values import read_day, read_name
from partui.domain.errors import PartuiError
from partui.locale import LANGUAGES, _, use_language
from partui.settings.read import read_settings
from partui.settings.record import EffectiveSettings, Source
from partui.store.db.faults import DATABASE_ERROR, Explained, explain
from partui.store.db.open import store_path
from partui.system.places import carry

INTERRUPTED = 130


def run(argv: Sequence[str] | None = None) -> int:
    """Run partui and return its exit code: 0 done, 1 it could not, 2 wrong usage, 3 something overdue, 130 interrupted.

    Args:
        argv: the arguments; those of the process when none.
    """
    prepare_streams()
    begin()
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
        from partui.log import own_fault

        return _refuse(own_fault(error), error)


def _complete(instruction: str, args: Sequence[str]) -> int:
    """Print completions for a shell; whatever goes wrong, the line being typed stays clean."""
    try:
        effective = _settings(args)
        from partui.cli.completion import complete
        from partui.cli.main import program

        return complete(program(), instruction, effective)
    except Exception as error:
        # A refusal that nothing caused answers what was typed.
        if not isinstance(error, PartuiError) or error.__cause__ is not None:
            from partui.log import log_error

            log_error(error)
        return 1


def _settings(args: Sequence[str]) -> EffectiveSettings:
    """Read the settings and apply the language and the signs."""
    carry(PORTABLE in _before_a_stop(args), os.environ)
    effective = read_settings()
    asked = _language_asked(args)
    if asked is not None:
        effective = effective.over({"lang": asked}, Source.FLAG)
    use_language(effective.settings.lang)
    draw_plainly(effective.settings.ascii)
    return effective


def _answer(args: Sequence[str], effective: EffectiveSettings) -> int:
    code = quick_answer(args, effective)
    if code is None:
        from partui.cli.main import answer

        code = answer(args, effective)
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _before_a_stop(args: Sequence[str]) -> Sequence[str]:
    return args[: args.index("--")] if "--" in args else args


def _language_asked(args: Sequence[str]) -> str | None:
    """The language given by a flag, read before the other options so that help and refusals use it too."""
    for at, word in enumerate(args):
        name, _sign, value = word.partition("=")
        if name == "--lang":
            asked = value or "".join(args[at + 1 : at + 2])
            if asked in LANGUAGES:
                return asked
    return None


def _explained(error: Explained) -> PartuiError:
    """Log a disk error that no command has reported, and return its refusal."""
    from partui.log import log_error

    log_error(error)
    return explain(error, str(getattr(error, "filename", None) or _("đầu ra")))


def _refuse(error: PartuiError, cause: BaseException | None) -> int:
    """Print a refusal, after its trace if that was requested; return the exit code."""
    if cause is not None:
        from partui.log import wants_trace

        if wants_trace():
            from traceback import format_exception

            for line in "".join(format_exception(cause)).splitlines():
                tell_refusal(line)
    tell_refusal(_("Lỗi: {sentence}").format(sentence=refusal(error)))
    return error.exit_code


class FastPath(NamedTuple):
    """A command that may be called plainly.

    Attributes:
        values: options with a value, and what they are called; flags likewise.
    """

    values: Mapping[str, str]
    flags: Mapping[str, str]


GLOBAL = {"--db": "db", "--plan": "plan", "--as-of": "as_of", "--lang": "lang"}
FAST_PATHS = {
    "": FastPath({}, {"--plain": "plain"}),
    "status": FastPath({"--agency": "agency"}, {"--json": "as_json"}),
    "today": FastPath({"--agency": "agency"}, {"--line": "line", "--json": "as_json"}),
    "overdue": FastPath({"--agency": "agency"}, {"--json": "as_json", "--check": "check"}),
}


def quick_answer(args: Sequence[str], effective: EffectiveSettings) -> int | None:
    """Answer a plain call and return its exit code; none if it is not plain.

    Args:
        args: the arguments, without the program's name.
        effective: the settings.

    Raises:
        PartuiError: what could not be done.
    """
    plain = _plain(args)
    if plain is None:
        return None
    command, asked, own = plain
    try:
        session = _session(asked, effective)
    except PartuiError:
        return None
    if command == "status":
        from partui.cli.answers.status import print_status

        print_status(session, **own)
        return 0
    if command == "today" and own.keys() >= {"line", "as_json"}:
        # Two forms at once: wrong usage, said by the command.
        return None
    if command == "today":
        from partui.cli.answers.due.today import print_today

        return print_today(session, **own)
    if command == "overdue":
        from partui.cli.answers.due.overdue import print_overdue

        return print_overdue(session, **own)
    from partui.cli.answers.status import without_command

    return without_command(session, **own)


def _plain(args: Sequence[str]) -> tuple[str, dict[str, str], dict[str, Any]] | None:
    """Parse a plain call into the command, the global options and its own."""
    if not all(word.isascii() or word.isprintable() for word in args):
        return None
    words = list(args)
    command = next((word for word in words if word and word in FAST_PATHS), "")
    path = FAST_PATHS[command]
    asked: dict[str, str] = {}
    own: dict[str, Any] = {}
    named = False
    while words:
        word = words.pop(0)
        if word and word == command and not named:
            named = True
            continue
        name, sign, value = word.partition("=")
        if word == PORTABLE:
            continue
        if name in path.flags and not sign:
            own[path.flags[name]] = True
            continue
        if name not in GLOBAL and name not in path.values:
            return None
        if not sign:
            if not words or words[0].startswith("-"):
                return None
            value = words.pop(0)
        if name in GLOBAL:
            asked[GLOBAL[name]] = value
        else:
            own[path.values[name]] = value
    return command, asked, own


def _session(asked: Mapping[str, str], effective: EffectiveSettings) -> Session:
    """Read the global options.

    Raises:
        PartuiError: one of them cannot be read.
    """
    if "db" in asked:
        read_name(asked["db"])
    if asked.get("lang", LANGUAGES[0]) not in LANGUAGES:
        raise PartuiError("không có “{text}”; chọn một trong: {allowed}", text=asked["lang"], allowed=LANGUAGES)
    plan, day = asked.get("plan"), asked.get("as_of")
    chosen = asked.get("db") or effective.settings.db
    return Session(
        path=store_path(chosen),
        named=bool(chosen),
        asked_plan=None if plan is None else read_year(plan),
        as_of=None if day is None else read_day(day),
        effective=effective,
    )
