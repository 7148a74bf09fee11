"""The office's own words in a report: given and kept with the report's day."""

import sqlite3
from collections.abc import Mapping
from datetime import date

from partui.domain import limits
from partui.domain.brief.own_words import WORDS, OwnWords, ReportPart, last_words, paragraphs_of, words_value
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.text import clean
from partui.store.db.connection import transaction
from partui.store.edits.due.parts import part_name
from partui.store.edits.plan_head import head_subject
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.queries.reports.words import identity, words_of_plan


def write_report_words(
    conn: sqlite3.Connection,
    plan: int,
    texts: Mapping[ReportPart, str],
    day: date,
    who: Author,
    agency: int | None = None,
    seen: Mapping[ReportPart, OwnWords] | None = None,
) -> list[Change]:
    """Keep what the office writes into parts of a report.

    Args:
        plan: the plan's year.
        texts: a part to its words, a line a paragraph; blank where it has nothing to say.
        day: the day of the report.
        agency: the id of the agency that it is about, none for the whole plan.
        seen: what the officer was shown before: a part left as it was keeps what somebody else has written since.

    Raises:
        PartuiError: a text is too long, or the agency is no longer there.
    """
    key, name = identity(conn, agency)
    with transaction(conn):
        subject = head_subject(conn, plan)
        stands = last_words(words_of_plan(conn, plan), key, day)
        news = []
        for part, typed in texts.items():
            text = limits.within(clean(typed, lines=True).strip(), limits.NOTE)
            now = stands.get(part)
            if ((now is None or not now.text) and not text) or (now and (now.text, now.said_on) == (text, day)):
                continue
            shown = seen.get(part) if seen is not None else now
            if shown != now and paragraphs_of(text) == (shown.paragraphs if shown else []):
                continue
            # Those that stand may have been another agency's, joined into this one.
            there = now.uuid if now and now.said_on == day else ""
            uuid = there or part_name(conn, subject, f"{WORDS}{part} {key} {day.isoformat()}")
            news.append(NewValue(subject, f"{WORDS}{uuid}", words_value(OwnWords(uuid, part, key, name, day, text))))
        return write_changes(conn, news, who)


def check_report_day(day: date, seen: date) -> None:
    """Refuse words for a report of a day that is not seen.

    Args:
        day: the day of the report; seen the day looked at.

    Raises:
        PartuiError: it is later.
    """
    if day > seen:
        raise PartuiError(
            "Báo cáo đến ngày {day} sau ngày xem {seen}; chưa lưu gì. Hãy ghi --as-of muộn hơn.", day=day, seen=seen
        )
