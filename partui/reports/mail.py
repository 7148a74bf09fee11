"""Mail drafts (.eml), to be opened and sent with a mail program; partui sends nothing."""

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from typing import BinaryIO, NamedTuple

from partui.domain.text import clean


class Attachment(NamedTuple):
    """A file attached to a mail.

    Attributes:
        kind: its type after `application/`.
    """

    name: str
    kind: str
    data: bytes


class Mail(NamedTuple):
    """The draft of a mail.

    Attributes:
        to: the addresses, none where they are to be filled in.
    """

    to: tuple[str, ...]
    subject: str
    body: str
    attachments: tuple[Attachment, ...]


def write_mail(mail: Mail, out: BinaryIO) -> None:
    """Write the draft of a mail.

    Args:
        mail: what it says.
        out: a file opened for writing bytes.
    """
    # Python loses blanks where it folds a header of other letters than ASCII's.
    message = EmailMessage(policy=SMTP.clone(max_line_length=998))
    # By this a mail program opens it for writing and not as one received.
    message["X-Unsent"] = "1"
    message["To"] = ", ".join(clean(each) for each in mail.to)
    message["Subject"] = clean(mail.subject)
    message.set_content(clean(mail.body, lines=True))
    for each in mail.attachments:
        message.add_attachment(each.data, "application", each.kind, filename=each.name)
    if message.is_multipart():
        # The same mail gives the same bytes.
        message.set_boundary("partui-boundary")
    out.write(bytes(message))


def addresses(emails: Sequence[str]) -> tuple[str, ...]:
    """Return addresses in order, without duplicates."""
    return tuple(dict.fromkeys(email for email in emails if email))
