"""The fast path: `partui`, `partui status` and `partui overdue` plainly called, answered without the library that
takes a command line apart; importing that takes longer than the answer.

Whatever is not plain (an unknown option, a value that cannot be read, help) goes the long way, which says what is
wrong. Both ways end at the same functions.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from partui.cli.output import can_ask
from partui.cli.session import Session, read_year
from partui.domain.errors import PartuiError
from partui.locale import LANGUAGES
from partui.settings.record import EffectiveSettings
from partui.store.db.open import store_path


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
    "overdue": FastPath({"--agency": "agency"}, {"--json": "as_json", "--check": "check"}),
}


def quick_answer(args: Sequence[str], found: EffectiveSettings) -> int | None:
    """Answer a plain call and return its exit code; none when it is not plain.

    Args:
        args: the arguments, without the program's name.
        found: the settings.

    Raises:
        PartuiError: what could not be done.
    """
    plain = _plain(args)
    if plain is None:
        return None
    command, asked, own = plain
    try:
        session = _session(asked, found)
    except PartuiError:
        return None
    if command == "status":
        from partui.cli.answers.status import print_status

        print_status(session, **own)
        return 0
    if command == "overdue":
        from partui.cli.answers.overdue import print_overdue

        return print_overdue(session, **own)
    return without_command(session, **own)


def without_command(session: Session, plain: bool = False) -> int:
    """Open the app; where nobody sits at a terminal, print what `partui status` does.

    Args:
        plain: whether the app is to spare the line.

    Raises:
        PartuiError: the terminal cannot be drawn on.
    """
    if not can_ask():
        from partui.cli.answers.status import print_status

        print_status(session)
        return 0
    from partui.tui.terminal.capabilities import check_terminal, wants_plain

    check_terminal()
    from partui.tui.app import run_app

    return run_app(session.db, session.asked_plan, session.as_of, session.found, wants_plain(plain))


def _plain(args: Sequence[str]) -> tuple[str, dict[str, str], dict[str, Any]] | None:
    """Take a plain call apart: the command, the global options, its own."""
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


def _session(asked: Mapping[str, str], found: EffectiveSettings) -> Session:
    """Read the global options.

    Raises:
        PartuiError: one of them cannot be read.
    """
    if asked.get("lang", LANGUAGES[0]) not in LANGUAGES:
        raise PartuiError("không có “{text}”; chọn một trong: {allowed}", text=asked["lang"], allowed=LANGUAGES)
    plan, day = asked.get("plan"), asked.get("as_of")
    return Session(
        db=store_path(asked.get("db") or found.settings.db),
        asked_plan=None if plan is None else read_year(plan),
        as_of=None if day is None else _date(day),
        found=found,
    )


def _date(text: str) -> date:
    from partui.domain.dates import read_date

    return read_date(text)
