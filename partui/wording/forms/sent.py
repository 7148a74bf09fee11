"""Letters and forms that were sent to agencies, as an officer reads of them."""

from partui.domain.forms.sent import SentForm
from partui.domain.reminders.sent import SentReminder, WaitingLetter
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date


def reminder_text(sent: SentReminder) -> str:
    """Return a remembered letter: `Sở Tài chính, 05/10/2020; trả lời 09/10/2020`."""
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


def sent_text(sent: SentForm) -> str:
    """Return a form that was sent: `Sở Tài chính, 01/10/2020, 5 nhiệm vụ`."""
    tasks = plural("{count} nhiệm vụ", count=sent.tasks)
    return f"{clean(sent.name)}, {show_date(sent.sent_on)}, {tasks}"


def silent_text(sent: SentForm) -> str:
    """Return a form that did not come back: `Sở Tài chính: phiếu lập ngày 01/10/2020, 5 nhiệm vụ`."""
    return _("{agency}: phiếu lập ngày {day}, {tasks}").format(
        agency=clean(sent.name), day=show_date(sent.sent_on), tasks=plural("{count} nhiệm vụ", count=sent.tasks)
    )
