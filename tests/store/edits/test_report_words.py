"""The office's own words: kept by report, in the journal like all else, coming again in the next."""

import sqlite3
from datetime import date, timedelta

import pytest

from partui.domain.brief.own_words import ReportPart
from partui.domain.errors import PartuiError
from partui.store.edits.agency_joining import join_agencies
from partui.store.edits.reports.words import write_report_words
from partui.store.journal.writing import Author
from partui.store.projection.checking import check, repair
from partui.store.queries.agencies import agency_named
from partui.store.queries.reports.building import progress
from partui.store.queries.reports.words import words_of_report
from tests.store.officer import DAY, NOW, PLAN, redo, undo

AN, LATER = Author("An", NOW), Author("An", NOW + timedelta(hours=1))
THEN = date(2020, 9, 30)


def said(conn: sqlite3.Connection, day: date, agency: int | None = None) -> dict[str, tuple[str, date]]:
    found = words_of_report(conn, PLAN, day, agency)
    return {part.value: (each.text, each.said_on) for part, each in found.items()}


def test_words_are_of_one_report_and_come_again(conn: sqlite3.Connection) -> None:
    justice = agency_named(conn, PLAN, "tu phap")[0]
    typed = {ReportPart.REASONS: " Ít người.\n\nMùa mưa. ", ReportPart.ASKED: "Thêm người."}
    assert len(write_report_words(conn, PLAN, typed, THEN, AN)) == 2
    assert write_report_words(conn, PLAN, typed, THEN, LATER) == []
    write_report_words(conn, PLAN, {ReportPart.REASONS: "Về sở."}, THEN, AN, justice)
    last_time = {"reasons": ("Ít người.\n\nMùa mưa.", THEN), "asked": ("Thêm người.", THEN)}
    assert said(conn, THEN) == said(conn, DAY.date) == last_time
    assert said(conn, THEN, justice) == {"reasons": ("Về sở.", THEN)}
    assert said(conn, THEN - timedelta(days=1)) == {}

    # Kept as they were, and taken away, for the next report.
    write_report_words(conn, PLAN, {ReportPart.REASONS: typed[ReportPart.REASONS], ReportPart.ASKED: ""}, DAY.date, AN)
    assert said(conn, DAY.date) == {"reasons": (last_time["reasons"][0], DAY.date)}
    assert said(conn, THEN) == last_time
    assert progress(conn, PLAN, DAY, DAY.date).words[ReportPart.REASONS].paragraphs == ["Ít người.", "Mùa mưa."]
    assert check(conn) == []

    uuid = conn.execute("SELECT uuid FROM change WHERE field LIKE 'words/%' ORDER BY seq DESC LIMIT 1").fetchone()[0]
    undo(conn, AN, uuid)
    assert said(conn, DAY.date)["asked"] == last_time["asked"]
    redo(conn, AN)
    assert "asked" not in said(conn, DAY.date)
    conn.execute("DELETE FROM report_words")
    assert check(conn)
    repair(conn)
    assert said(conn, THEN) == last_time


def test_words_of_joined_agencies_are_edited_where_they_stand(conn: sqlite3.Connection) -> None:
    justice, finance, home = (agency_named(conn, PLAN, name)[0] for name in ("tu phap", "tai chinh", "noi vu"))
    for agency, text in ((justice, "Một."), (finance, "Hai."), (home, "Ba.")):
        write_report_words(conn, PLAN, {ReportPart.REASONS: text}, THEN, AN, agency)
    for joined in (justice, home):
        join_agencies(conn, joined, finance, AN)
    for text in ("Mới.", "", "Nữa."):
        typed = {ReportPart.REASONS: text}
        assert len(write_report_words(conn, PLAN, typed, THEN, AN, finance)) == 1
        assert write_report_words(conn, PLAN, typed, THEN, LATER, finance) == []
        assert said(conn, THEN, finance) == ({"reasons": (text, THEN)} if text else {})
    assert check(conn) == []


def test_what_was_left_as_shown_keeps_what_somebody_else_wrote_since(conn: sqlite3.Connection) -> None:
    write_report_words(conn, PLAN, {ReportPart.REASONS: "Cũ.\n\nNữa.", ReportPart.ASKED: "Xin."}, THEN, AN)
    seen = words_of_report(conn, PLAN, DAY.date)
    since = {ReportPart.REASONS: "Của người khác.", ReportPart.AHEAD: "Thêm.", ReportPart.JUDGED: "Tốt."}
    write_report_words(conn, PLAN, since, DAY.date, LATER)
    typed = {ReportPart.REASONS: "Cũ.\nNữa.", ReportPart.AHEAD: "", ReportPart.JUDGED: "Khá.", ReportPart.ASKED: "Xin."}
    write_report_words(conn, PLAN, typed, DAY.date, LATER, seen=seen)
    texts = {part: text for part, (text, on) in said(conn, DAY.date).items() if on == DAY.date}
    assert texts == {"reasons": "Của người khác.", "ahead": "Thêm.", "judged": "Khá.", "asked": "Xin."}


def test_words_without_end_are_refused(conn: sqlite3.Connection) -> None:
    with pytest.raises(PartuiError, match="quá 10000"):
        write_report_words(conn, PLAN, {ReportPart.AHEAD: "a" * 10_001}, THEN, AN)
    assert said(conn, THEN) == {}
