"""What a plan says of itself: number, day, issuer, what it is, who signed, to whom it goes, the province."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from partui.domain import limits
from partui.domain.dates import read_date
from partui.domain.errors import PartuiError
from partui.domain.office import OFFICE_FIELDS, Office, check_copies, office_in_head
from partui.domain.plan.document.kinds import read_kind
from partui.domain.text import clean

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])|(0?[1-9]|1[0-2])/([0-9]{4})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# By the national list of provinces (mã tỉnh, thành phố): two digits.
_PROVINCE = re.compile(r"[0-9]{2}")


class PlanWords(NamedTuple):
    """A plan's head as it stands.

    Attributes:
        issued: the month (2020-08) or the day (2020-08-12) of issue, blank when not known.
        kind: what the document is (`Quyết định`), blank where its number tells.
        recipients: one a line.
        province: the province's code in the national list, `66` for Đắk Lắk.
        version: how often it was edited, plus one.
        office: who draws up and signs reports, by OFFICE_FIELDS; blank what is the standing agency's.
    """

    year: int
    number: str
    issued: str
    issuer: str
    signer: str = ""
    recipients: tuple[str, ...] = ()
    province: str = ""
    title: str = ""
    kind: str = ""
    version: int = 1
    office: tuple[str, ...] = ("",) * len(OFFICE_FIELDS)

    @property
    def signing(self) -> Office:
        """Who draws up and signs reports."""
        return office_in_head(*self.office)

    @property
    def names_office(self) -> bool:
        """Whether somebody has said which office signs reports."""
        return bool(self.office[OFFICE_FIELDS.index("office")])

    @property
    def issued_on(self) -> date | None:
        """The day of issue, none where only the month is known."""
        return date.fromisoformat(self.issued) if _DAY.fullmatch(self.issued) else None


# Số, ký hiệu: `number` of a row is its STT.
HEAD_FIELDS = ("symbol", "issued", "issuer", "signer", "recipients", "province", "kind", *OFFICE_FIELDS)


def check_head(wanted: Mapping[str, str], year: int) -> dict[str, str]:
    """Return values of a plan's head as the journal writes them.

    Args:
        wanted: field to what was typed.
        year: the plan's, which a day typed without a year is of.

    Raises:
        PartuiError: a value that the field cannot have, with what it can.
    """
    return {field: _checked(field, value, year) for field, value in wanted.items()}


def _checked(field: str, value: str, year: int) -> str:
    match field:
        case "kind":
            return read_kind(value)
        case "issued":
            return read_issued(value, year)
        case "recipients":
            lines = [line for line in (clean(line) for line in re.split(r"[;\n]", value)) if line]
            if len(lines) > limits.RECIPIENTS:
                raise PartuiError("Có {number} nơi nhận, quá {limit}.", number=len(lines), limit=limits.RECIPIENTS)
            return "\n".join(limits.within(line, limits.LINE) for line in lines)
        case "copies":
            return check_copies(value)
        case "province":
            code = clean(value)
            if code and not _PROVINCE.fullmatch(code):
                raise PartuiError("Mã tỉnh “{code}” không nhận được; ghi hai chữ số, như 66 cho Đắk Lắk.", code=code)
            return code
        case _:
            return limits.within(clean(value), limits.LINE)


def read_issued(text: str, year: int) -> str:
    """Return a day or a month of issue as the journal writes it; blank for none.

    Raises:
        PartuiError: neither a day nor a month.
    """
    words = clean(text)
    if not words:
        return ""
    month = _MONTH.fullmatch(words)
    if month:
        return f"{month[1] or month[4]}-{int(month[2] or month[3]):02}"
    with suppress(PartuiError):
        return read_date(words, year).isoformat()
    raise PartuiError("Ngày ban hành “{text}” không đọc được; ghi như 12/8/2020 hoặc 8/2020.", text=words)


def issued_now(value: str | None, planned: str) -> str:
    """Return what the journal says of the issue; what the document says where that is no day and no month."""
    with suppress(PartuiError):
        return read_issued(value or "", 0) if value is not None else planned
    return planned
