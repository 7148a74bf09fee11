"""Letters and forms that were sent to agencies, as an officer reads of them."""

from partui.domain.forms.sent import SentForm, read_sent
from partui.domain.reminders.sent import WaitingLetter, read_reminder
from partui.domain.text import clean
from partui.locale import _, plural
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


def sent_text(field: str, value: str) -> str:
    """Return a form that was sent, from the journal: `Sở Tài chính, 01/10/2020, 5 nhiệm vụ`."""
    sent = read_sent(field, value)
    return clean(value, lines=True) if sent is None else _told(sent)


def silent_text(sent: SentForm) -> str:
    """Return a form that did not come back: `Sở Tài chính: phiếu lập ngày 01/10/2020, 5 nhiệm vụ`."""
    return _("{agency}: phiếu lập ngày {day}, {tasks}").format(
        agency=clean(sent.name), day=show_date(sent.sent_on), tasks=plural("{count} nhiệm vụ", count=sent.tasks)
    )


def _told(sent: SentForm) -> str:
    tasks = plural("{count} nhiệm vụ", count=sent.tasks)
    return f"{clean(sent.name)}, {show_date(sent.sent_on)}, {tasks}"
