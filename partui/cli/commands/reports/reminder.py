"""`partui reminder`: the letters that were sent, and which wait for an answer."""

from typing import Annotated

from partui.cli.answers.changes import edited_lines, say_edits
from partui.cli.answers.due.today import waiting_object
from partui.cli.command import group
from partui.cli.options import AgencyPart, AsJson, Authorship, effective_day
from partui.cli.output import say_json, say_lines
from partui.cli.parameters import argument, option
from partui.cli.session import Session
from partui.cli.values import read_day
from partui.domain.dates import TypedDay
from partui.domain.errors import PartuiError
from partui.locale import _
from partui.store.edits.reports.reminders import answer_letters
from partui.store.queries.reports.waiting import waiting
from partui.wording.forms.sent import waiting_line

reminder = group("reminder", help=_("Các văn bản đã đôn đốc: cơ quan nào chưa trả lời, cơ quan nào đã trả lời."))


@reminder.subcommand("list", help=_("Văn bản đôn đốc còn chờ trả lời, lâu nhất trước."))
def list_waiting(session: Session, agency: AgencyPart, as_json: AsJson) -> None:
    """Print the letters that wait for an answer."""
    with session.store() as store:
        letters = waiting(store.conn, store.plan, store.day.date, store.agency(agency)[0])
    if as_json:
        say_json([waiting_object(letter) for letter in letters])
    else:
        say_lines([waiting_line(letter) for letter in letters] or [_("Không có văn bản đôn đốc nào chờ trả lời.")])


@reminder.subcommand("answered", help=_("Ghi rằng một cơ quan đã trả lời văn bản đôn đốc."))
def answered(
    session: Session,
    agency: Annotated[str, argument(_("TÊN"))],
    codes: Annotated[tuple[str, ...], argument(_("[MÃ…]"), str.strip, nargs=-1, required=False)],
    on: Annotated[TypedDay | None, option("--on", _("NGÀY"), _("Ngày cơ quan trả lời; mặc định ngày xem."), read_day)],
    authorship: Authorship,
) -> None:
    """Write down that an agency has answered, of some tasks or of all that it was reminded of."""
    with session.store() as store:
        key, _name = store.agency(agency)
        assert key is not None
        day = effective_day(on, store) or store.day.date
        if day > store.day.date:
            raise PartuiError(
                "Ngày trả lời {day} sau ngày xem {seen}; chưa lưu gì. Hãy ghi --as-of muộn hơn.",
                day=day,
                seen=store.day.date,
            )
        changes = answer_letters(store.conn, store.plan, key, codes, day, authorship.author())
    say_edits(edited_lines(changes))
