"""Forms that were sent, as an officer reads of them."""

from partui.domain.forms.sent import SentForm, read_sent
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date


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
