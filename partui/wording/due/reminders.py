"""Letters that remind agencies, as an officer reads of them."""

from partui.domain.reminders.sent import WaitingLetter, read_reminder
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date


def reminder_text(field: str, value: str) -> str:
    """Return a remembered letter of the journal: `Sở Tài chính, 05/10/2020; trả lời 09/10/2020`."""
    sent = read_reminder(field, value)
    if sent is None:
        return clean(value, lines=True)
    told = f"{clean(sent.name)}, {show_date(sent.sent_on)}"
    if sent.answered_on is None:
        return told
    return _("{letter}; trả lời {day}").format(letter=told, day=show_date(sent.answered_on))


def waiting_line(letter: WaitingLetter) -> str:
    """Return a letter that waits for an answer: `Sở Tài chính: lần 2, gửi 05/10/2020 · 1.3.1, 1.3.2`."""
    return _("{agency}: lần {times}, gửi {day} · {codes}").format(
        agency=clean(letter.name),
        times=letter.times,
        day=show_date(letter.sent_on),
        codes=", ".join(clean(code) for code in letter.codes),
    )
