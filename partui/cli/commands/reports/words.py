"""`partui words`: what the office itself writes into the parts of its progress reports."""

from datetime import date
from typing import Annotated, Any

import click

from partui.cli.answers.changes import edited_lines, say_edits
from partui.cli.command import group
from partui.cli.options import AgencyPart, AsJson, Authorship
from partui.cli.output import paint, say_json, say_lines, screen_width
from partui.cli.parameters import argument, option
from partui.cli.session import Session, Store
from partui.cli.values import read_report_part, read_source
from partui.domain.brief.own_words import OwnWords, ReportPart
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.store.edits.reports.words import check_report_day, write_report_words
from partui.store.queries.reports.words import words_of_report
from partui.store.queries.standing import snapshot_named
from partui.wording.columns import wrap
from partui.wording.plan.report_words import report_part_label

_PARTS = "|".join(ReportPart)
OfSnapshot = Annotated[
    str | None,
    option("--snapshot", _("TÊN"), _("Báo cáo của bản chốt này; mặc định báo cáo đến ngày xem."), str.strip),
]
PartArgument = Annotated[ReportPart, argument(_PARTS, read_report_part)]


def _list_of_day(session: Session) -> None:
    _list(session, None, None, as_json=False)


words = group(
    "words",
    help=_("Lời của cơ quan trong các phần của báo cáo tình hình thực hiện: ghi một lần, báo cáo sau nhắc lại để xem."),
    run=_list_of_day,
)


@words.subcommand("list", help=_("Lời trong từng phần của báo cáo; phần chưa viết thì lời của báo cáo trước."))
def show_list(session: Session, agency: AgencyPart, snapshot: OfSnapshot, as_json: AsJson) -> None:
    """Print what stands in the parts of a report."""
    _list(session, agency, snapshot, as_json=as_json)


@words.subcommand("set", help=_("Viết lời cho một phần của báo cáo; mỗi dòng một đoạn."))
def set_words(
    session: Session,
    part: PartArgument,
    text: Annotated[str | None, option("--text", _("CHỮ"), _("Lời của phần ấy."))],
    file: Annotated[
        str | None, option("--file", _("TỆP"), _("Lời trong một tệp văn bản; “-”: phần dán vào."), read_source)
    ],
    agency: AgencyPart,
    snapshot: OfSnapshot,
    authorship: Authorship,
) -> None:
    """Keep what the office writes into a part of a report."""
    if (text is None) == (file is None):
        raise click.UsageError(_("Ghi một trong hai: --text hoặc --file."))
    said = _text_of(file) if file is not None else text or ""
    if not clean(said):
        raise click.UsageError(_("Lời trống; muốn bỏ lời của một phần: partui words clear PHẦN."))
    _write(session, {part: said}, agency, snapshot, authorship)


@words.subcommand("clear", help=_("Không viết gì ở các phần ấy nữa; lời trước đó không nhắc lại."))
def clear_words(
    session: Session,
    parts: Annotated[tuple[ReportPart, ...], argument(_PARTS, read_report_part, nargs=-1, required=True)],
    agency: AgencyPart,
    snapshot: OfSnapshot,
    authorship: Authorship,
) -> None:
    """Have the office say nothing of its own in parts of a report."""
    _write(session, dict.fromkeys(parts, ""), agency, snapshot, authorship)


@words.subcommand(
    "keep", help=_("Đã xem lại: giữ nguyên lời của báo cáo trước ở các phần ấy; không ghi phần: mọi phần.")
)
def keep_words(
    session: Session,
    parts: Annotated[tuple[ReportPart, ...], argument(f"[{_PARTS}]", read_report_part, nargs=-1, required=False)],
    agency: AgencyPart,
    snapshot: OfSnapshot,
    authorship: Authorship,
) -> None:
    """Have parts of a report say what they said the last time."""
    with session.store() as store:
        day, about = _day_of(store, snapshot), store.agency(agency)[0]
        found = words_of_report(store.conn, store.plan, day, about)
    texts = {part: words.text for part, words in found.items() if part in parts or not parts}
    _write(session, texts, agency, snapshot, authorship)


def _write(
    session: Session, texts: dict[ReportPart, str], agency: str | None, snapshot: str | None, authorship: Authorship
) -> None:
    with session.store() as store:
        about = store.agency(agency)[0]
        day = _day_of(store, snapshot)
        check_report_day(day, store.day.date)
        changes = write_report_words(store.conn, store.plan, texts, day, authorship.author(), about)
    say_edits(edited_lines(changes))


def _list(session: Session, agency: str | None, snapshot: str | None, *, as_json: bool) -> None:
    with session.store() as store:
        day = _day_of(store, snapshot)
        found = words_of_report(store.conn, store.plan, day, store.agency(agency)[0])
    if as_json:
        say_json([_object(each, day) for each in found.values()])
    else:
        say_lines(_lines(found, day, screen_width()))


def _day_of(store: Store, snapshot: str | None) -> date:
    if snapshot is None:
        return store.day.date
    return snapshot_named(store.conn, store.plan, snapshot).standing.as_of


def _text_of(path: str) -> str:
    from partui.plan_io.decoding import decoded
    from partui.plan_io.files import given_content
    from partui.plan_io.formats import LARGEST_TEXT

    return decoded(given_content(path, LARGEST_TEXT))


def _object(words: OwnWords, day: date) -> dict[str, Any]:
    return {
        "part": words.part.value,
        "agency": words.name,
        "said_on": words.said_on.isoformat(),
        "last_time": words.said_on != day,
        "text": words.text,
    }


def _lines(found: dict[ReportPart, OwnWords], day: date, width: int | None) -> list[str]:
    lines = []
    for part in ReportPart:
        words = found.get(part)
        lines.append(paint(f"{report_part_label(part)} ({part.value})", "head"))
        if words is None:
            lines.append(f"  {_('chưa viết')}")
            continue
        if words.said_on != day:
            lines.append(f"  {_('lời của báo cáo đến {day}; cần xem lại').format(day=show_date(words.said_on))}")
        for paragraph in words.paragraphs:
            lines += [f"  {line}" for line in wrap(clean(paragraph), None if width is None else width - 2)]
    return lines
