"""Which of a new plan's agencies are known ones misspelt: told by options, or asked on a terminal."""

import sys
from collections.abc import Sequence
from enum import StrEnum

import click

from partui.cli.output import is_terminal
from partui.domain.agencies.names import agency_key, find_agency
from partui.domain.errors import PartuiError
from partui.domain.plan.preview import Alike, Preview
from partui.domain.text import clean, fold
from partui.locale import _
from partui.wording.columns import cut

_CODES_SHOWN = 6
_LONGEST_NAME = 60


class Choice(StrEnum):
    """What becomes of agencies that look like a known one."""

    ASK = "ask"
    NEW = "new"
    SAME = "same"


def a_choice(text: str) -> Choice:
    """Read what becomes of agencies that look like a known one.

    Raises:
        PartuiError: no such choice.
    """
    if text not in set(Choice):
        raise PartuiError("không có “{text}”; chọn một trong: {allowed}", text=text, allowed=", ".join(Choice))
    return Choice(text)


def a_pair(text: str) -> tuple[str, str]:
    """Read a name as the file writes it and the name that is meant: `Sở Nôi vụ=Sở Nội vụ`.

    Raises:
        PartuiError: no such pair.
    """
    written, _sign, meant = (clean(part) for part in text.partition("="))
    if not (written and meant):
        raise PartuiError("“{text}” không nhận được; hãy ghi như “Sở Nôi vụ=Sở Nội vụ”", text=text)
    return written, meant


def same_agencies(
    preview: Preview, known: Sequence[str], told: Sequence[tuple[str, str]], choice: Choice | None
) -> dict[str, str]:
    """Return the agencies of a plan that are known ones, as its file writes them, to the known name.

    Args:
        preview: the plan with every name as the file writes it.
        known: the names that the store has.
        told: pairs that the user gave.
        choice: what becomes of the others that look like a known one; asked on a terminal when none, else new.

    Raises:
        PartuiError: a pair names no agency of the file or of the store.
    """
    same = dict(_checked(written, meant, preview, known) for written, meant in told)
    rest = [agency for agency in preview.alike if agency.written not in same]
    if choice is Choice.SAME:
        same.update((agency.written, agency.known) for agency in rest)
    elif choice is Choice.ASK or (choice is None and is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        same.update((agency.written, agency.known) for agency in rest if _are_one(agency))
    return same


def _checked(written: str, meant: str, preview: Preview, known: Sequence[str]) -> tuple[str, str]:
    names = [
        name for name in preview.new_agencies if agency_key(name) == agency_key(written) or fold(name) == fold(written)
    ]
    if not names:
        raise PartuiError(
            "--agency-as: tệp không có cơ quan mới nào tên “{name}”; các cơ quan mới: {names}.",
            name=written,
            names="; ".join(preview.new_agencies) or "–",
        )
    exact = next((name for name in names if agency_key(name) == agency_key(written)), names[0])
    match = find_agency(meant, known)
    if match.name is None:
        raise PartuiError(
            "--agency-as: không rõ “{name}” là cơ quan nào đã có; gần nhất: {names}.",
            name=meant,
            names="; ".join(match.candidates) or "–",
        )
    return exact, match.name


def _are_one(agency: Alike) -> bool:
    question = _("“{written}” ({codes}) giống “{known}” đã có. Là một (c) hay cơ quan mới (m)?").format(
        written=cut(clean(agency.written), _LONGEST_NAME),
        known=cut(clean(agency.known), _LONGEST_NAME),
        codes=", ".join(agency.codes[:_CODES_SHOWN]),
    )
    return answered(question, yes=("c", "s"), no=("m", "n"))


def answered(question: str, yes: Sequence[str], no: Sequence[str]) -> bool:
    """Ask on the terminal until one of the answers is given, in either language."""
    while True:
        typed = fold(click.prompt(question, prompt_suffix=" ", err=True, default="", show_default=False))
        if typed in yes or typed in no:
            return typed in yes
