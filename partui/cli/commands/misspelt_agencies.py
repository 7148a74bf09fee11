"""Which of a new plan's agencies are known ones misspelt: told by options, or asked on a terminal."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, NamedTuple

from partui.cli.output import can_ask
from partui.cli.parameters import option
from partui.cli.prompts import chosen
from partui.cli.values import read_one_of
from partui.domain.agencies.names import agency_key, find_agency
from partui.domain.errors import PartuiError
from partui.domain.plan.preview import Preview, SimilarAgency
from partui.domain.text import clean, fold
from partui.locale import _
from partui.wording.columns import cut

_CODES_SHOWN = 6
_LONGEST_NAME = 60


class LikeKnown(StrEnum):
    """What becomes of agencies that look like a known one."""

    ASK = "ask"
    NEW = "new"
    SAME = "same"


def _read_like_known(text: str) -> LikeKnown:
    return LikeKnown(read_one_of(text, list(LikeKnown)))


def _read_pair(text: str) -> tuple[str, str]:
    """Read a name as the file writes it and the name that is meant: `Sở Nôi vụ=Sở Nội vụ`.

    Raises:
        PartuiError: no such pair.
    """
    written, _sign, meant = (clean(part) for part in text.partition("="))
    if not (written and meant):
        raise PartuiError("“{text}” không nhận được; hãy ghi như “Sở Nôi vụ=Sở Nội vụ”", text=text)
    return written, meant


class MisspeltAgencies(NamedTuple):
    """What the officer says of the agencies that the store does not know.

    Attributes:
        pairs: names as the file writes them, each with the name that is meant.
        others: what becomes of the others that look like a known one; asked on a terminal when none, else new.
    """

    pairs: Annotated[
        tuple[tuple[str, str], ...],
        option(
            "--agency-as",
            _("TÊN=TÊN ĐÃ CÓ"),
            _("Cơ quan ghi sai trong tệp là cơ quan nào đã có; ghi được nhiều lần."),
            _read_pair,
            multiple=True,
        ),
    ]
    others: Annotated[
        LikeKnown | None,
        option(
            "--agencies",
            "ask|new|same",
            _("Cơ quan giống tên đã có: hỏi, coi là mới, hoặc coi là một; không ghi thì hỏi nếu có người ngồi máy."),
            _read_like_known,
        ),
    ]

    def known_names(self, preview: Preview, known: Sequence[str]) -> dict[str, str]:
        """Return the agencies of a plan that are known ones, as its file writes them, to the known name.

        Args:
            preview: the plan with every name as the file writes it.
            known: the names that the store has.

        Raises:
            PartuiError: a pair names no agency of the file or of the store.
        """
        same = dict(_checked(written, meant, preview, known) for written, meant in self.pairs)
        rest = [agency for agency in preview.alike if agency.written not in same]
        if self.others is LikeKnown.SAME:
            same.update((agency.written, agency.known) for agency in rest)
        elif self.others is LikeKnown.ASK or (self.others is None and can_ask()):
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


def _are_one(agency: SimilarAgency) -> bool:
    question = _("“{written}” ({codes}) giống “{known}” đã có. Là một (c) hay cơ quan mới (m)?").format(
        written=cut(clean(agency.written), _LONGEST_NAME),
        known=cut(clean(agency.known), _LONGEST_NAME),
        codes=", ".join(agency.codes[:_CODES_SHOWN]),
    )
    return chosen(question, yes=("c", "s"), no=("m", "n"))
