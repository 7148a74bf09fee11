"""What the office itself writes into the parts of a progress report, and what it wrote the last time."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from partui.domain import limits
from partui.domain.journal.objects import read_as, write_object

WORDS = "words/"


class ReportPart(StrEnum):
    """A part of a progress report, as offices write it."""

    JUDGED = "judged"
    REACHED = "reached"
    LACKING = "lacking"
    REASONS = "reasons"
    AHEAD = "ahead"
    ASKED = "asked"


class OwnWords(NamedTuple):
    """The office's words in one part of one report.

    Attributes:
        agency: the identity of the agency that the report is about, blank for the whole plan; name what it is called.
        said_on: the day of the report.
        text: a line a paragraph; blank where the office has nothing to say, and the last words come no more.
    """

    uuid: str
    part: ReportPart
    agency: str
    name: str
    said_on: date
    text: str

    @property
    def paragraphs(self) -> list[str]:
        """The lines that say something."""
        return paragraphs_of(self.text)


def paragraphs_of(text: str) -> list[str]:
    """Return the lines of the office's words that say something."""
    return [line for line in text.splitlines() if line.strip()]


def words_value(words: OwnWords) -> str:
    """Return the office's words as the journal writes them."""
    said = words._asdict()
    return write_object({**{name: said[name] for name in OwnWords._fields[1:]}, "said_on": words.said_on.isoformat()})


def read_words(field: str, value: str | None) -> OwnWords | None:
    """Read the office's words from the journal; none for what are none.

    Args:
        field: `words/` and their uuid.
        value: what the journal says.
    """
    uuid = field.removeprefix(WORDS)
    return read_as(
        value,
        lambda said: OwnWords(
            uuid,
            ReportPart(said.word("part")),
            said.text("agency", limits.FIELD),
            said.text("name", limits.FIELD),
            said.day("said_on"),
            said.text("text", limits.NOTE, lines=True),
        ),
    )


def words_for(written: Iterable[OwnWords], agency: str, day: date) -> dict[ReportPart, OwnWords]:
    """Return what stands in the parts of a report: its own words, else those of the last report before it.

    Args:
        written: the words of all reports on the plan.
        agency: the identity of the agency that the report is about, blank for the whole plan.
        day: the day of the report.
    """
    found = last_words(written, agency, day)
    return {part: found[part] for part in ReportPart if part in found and found[part].text}


def last_words(written: Iterable[OwnWords], agency: str, day: date) -> dict[ReportPart, OwnWords]:
    """Return what was said last of each part up to a report, blank words among it.

    Two words of one report are there where two agencies were joined: those of the greater uuid stand.

    Args:
        written, agency, day: as in `words_for`.
    """
    found: dict[ReportPart, OwnWords] = {}
    for each in sorted(written, key=lambda each: (each.said_on, each.uuid)):
        if each.agency == agency and each.said_on <= day:
            found[each.part] = each
    return found
