"""Letters of `partui report reminder --eml` as drafts of mails."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from partui.cli.output import tell
from partui.cli.session import Store
from partui.domain.agencies.names import agency_key
from partui.domain.text import clean
from partui.locale import _

if TYPE_CHECKING:
    from partui.domain.forms.form import ReportForm
    from partui.domain.plan.report import CollectiveReminder, Reminder
    from partui.reports.mail import Mail


def forms_with(store: Store, letters: "Sequence[Reminder]") -> "list[ReportForm]":
    """Return the forms that go with a letter: one where it goes to a single body.

    Args:
        letters: what each agency that it goes to is reminded of.
    """
    from partui.store.queries.forms.asked import forms_of_body

    is_asked = len(letters) == 1 and not letters[0].is_proposal
    return forms_of_body(store.conn, store.plan, agency_key(_reader(letters[0])), store.day) if is_asked else []


def mail_of(
    store: Store,
    report: "Reminder | CollectiveReminder",
    letters: "Sequence[Reminder]",
    forms: "Sequence[ReportForm]",
) -> "Mail":
    """Return the draft of a mail with a letter and the forms that go with it.

    Args:
        report: the letter.
        letters: what each agency that it goes to is reminded of.
        forms: as `forms_with` returns them.
    """
    from partui.plan_io.forms.mailing import letter_mail
    from partui.store.exchange.contacts import contacts

    known = contacts(store.conn)
    keys = [agency_key(_reader(letter)) for letter in letters]
    return letter_mail(report, forms, [known[key].email for key in keys if key in known])


def _reader(letter: "Reminder") -> str:
    """Return who gets a letter: a proposal the committee that issued the plan."""
    return letter.head.issuer if letter.is_proposal else letter.head.agency or ""


def tell_of_no_address(store: Store, letters: "Sequence[Reminder]") -> None:
    """Tell to which agencies no address is known, so that their mails are to be addressed by hand."""
    from partui.store.exchange.contacts import contacts

    known = contacts(store.conn)
    readers = dict.fromkeys(_reader(letter) for letter in letters)
    lacking = [reader for reader in readers if agency_key(reader) not in known]
    if lacking:
        told = _("! Chưa có địa chỉ thư: {names}. Ghi bằng: partui agency contact TÊN --email ĐỊA_CHỈ.")
        tell(told.format(names="; ".join(map(clean, lacking))))
