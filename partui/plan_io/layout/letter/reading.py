"""What a plan says of itself in the letter before its annexes: year, number, day, who issues it, title."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from partui.domain.calendar import calendar_day
from partui.domain.plan.column_roles import ColumnRole
from partui.domain.plan.document.kinds import PLAN, named_kind
from partui.domain.text import clean, fold
from partui.plan_io.layout.letter.head import read_letterhead
from partui.plan_io.layout.table_head import TableHead

_SHORTEST_TITLE, _LONGEST_TITLE = 20, 400
_LONGEST_ISSUER = 120
_YEAR = re.compile(r"năm\s{1,9}([0-9]{4})(?![0-9])", re.IGNORECASE)
_PERIOD = re.compile(r"giai đoạn\s{1,9}([0-9]{4})\s?[-–]\s?[0-9]{4}", re.IGNORECASE)
# What the lines over a title call the document; a plan enclosed in a decision is the plan.
_PLANS = ("ke hoach", "ke hoach hanh dong", "chuong trinh", "chuong trinh hanh dong", "de an", "phuong an")
_OTHERS = ("quyet dinh", "nghi quyet", "thong bao", "chi thi", "cong van", "cong dien", "huong dan")
_KIND = r"(?:kế hoạch|quyết định|nghị quyết|thông báo|chương trình|công văn|chỉ thị|đề án)"
_SIGNER = r"(?:Chủ tịch|Giám đốc|Bộ trưởng|Cục trưởng|Tổng cục trưởng|Chánh Văn phòng|Trưởng ban)"
_NUMBER = re.compile(rf"(?:{_KIND} )?số\s{{0,9}}:(.{{0,200}})", re.IGNORECASE)
_NUMBER_ITSELF = re.compile(r"[0-9A-Za-zĐđ.…]{0,20}\s?/\s?[0-9A-Za-zĐđ&./-]{1,40}")
_NUMBER_BESIDE = re.compile(
    rf"kèm theo {_KIND}\s{{1,9}}số\s{{0,9}}:?\s{{0,9}}(\S{{0,40}}\s?/\s?[A-ZĐ]{{1,6}}-\S{{1,40}})", re.IGNORECASE
)
_ISSUED = re.compile(
    r"ngày[\s.…]{0,20}([0-9]{1,2})?[\s.…]{0,20}tháng\s{1,20}([0-9]{1,2})\s{1,20}năm\s{1,20}([0-9]{4})",
    re.IGNORECASE,
)
_ISSUED_BESIDE = re.compile(
    rf"kèm theo {_KIND}\s[^()]{{0,80}}?\bngày\s{{0,9}}"
    r"([0-9]{1,2})\s?[/.-]\s?([0-9]{1,2})\s?[/.-]\s?([0-9]{4})(?![0-9])",
    re.IGNORECASE,
)
# Under the name of an annex: "(Ban hành kèm theo Kế hoạch số 12/KH-UBND của UBND tỉnh Đắk Lắk)".
_ISSUER = re.compile(
    rf"kèm theo {_KIND}(?:\s[^()]{{0,200}}?)?\scủa\s{{1,20}}(?:{_SIGNER}\s{{1,20}})?([^()]{{1,200}})\)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"[;:“”\"]|\b(?:ban hành|về việc|triển khai|thực hiện)\b", re.IGNORECASE)
# "UBND tỉnh": the letterhead says which.
_NO_PLACE = re.compile(r"\b(?:tỉnh|thành phố|huyện|xã|phường)$", re.IGNORECASE)
_EMPHASIS = "*_ "
# How the first sentence after a title begins.
_BODY = re.compile(r"(?:can cu|thuc hien |nam [0-9]{4},|de |nham |i\.|1\.|a\.|-|phu luc|\((?:ban hanh|kem theo))")
_ENDS_WITH_YEAR = re.compile(r".*\bnăm\s[0-9]{4}(?:\s?-\s?[0-9]{4})?[.”\"]?", re.IGNORECASE)


class PlanLetter(NamedTuple):
    """What the letter says; blank or none where it says nothing.

    Attributes:
        issued: the month (2020-08) or the day (2020-08-15).
        kind: what the document is, blank for a plan.
    """

    year: int | None
    number: str
    issued: str
    issuer: str
    title: str
    kind: str


def read_letter(lines: Sequence[str], heads: Iterable[TableHead]) -> PlanLetter:
    """Read the letter; a year that the title does not name is taken from the heads of Phụ lục I, or from its day.

    Args:
        lines: the lines before the annexes, blank ones too.
        heads: the heads of the annexes.
    """
    letter = "\n".join(lines)
    title = _read_title(lines)
    issued = _read_issued(letter)
    year = _read_year(title, lines, heads) or (int(issued[:4]) if issued else None)
    issuer = _read_issuer(letter)
    if not issuer or _NO_PLACE.search(issuer):
        issuer = read_letterhead(lines) or issuer
    return PlanLetter(year, _read_number(lines), issued, issuer, title, _read_kind(lines))


def _read_year(title: str, lines: Sequence[str], heads: Iterable[TableHead]) -> int | None:
    if found := _YEAR.findall(title) or _PERIOD.findall(title):
        return int(found[-1])
    for head in heads:
        if found := _YEAR.findall(head.words_of(ColumnRole.TARGET)):
            return int(found[-1])
        if found := _YEAR.findall(head.words_of(ColumnRole.BASELINE)):
            return int(found[-1]) + 1
    named = next((found for line in lines if fold(line).startswith("phu luc") and (found := _YEAR.findall(line))), None)
    return int(named[-1]) if named else None


def _read_title(lines: Sequence[str]) -> str:
    plain = [clean(line).strip(_EMPHASIS) for line in lines]
    start = _kind_line(plain)
    if start is None:
        titles = (_without_kind(line) for line in plain if _is_whole_title(line))
        return next(titles, "") or next(filter(_is_title_in_capitals, plain), "")
    title: list[str] = []
    for line in plain[start + 1 :]:
        if title and (not line or _BODY.match(fold(line)) or sum(map(len, title)) > _LONGEST_TITLE):
            break
        if line:
            title.append(line)
        if _ENDS_WITH_YEAR.fullmatch(line):
            break
    return " ".join(title)


def _kind_line(plain: Sequence[str]) -> int | None:
    """Return which line calls the document a plan, or else something else."""
    folded = [fold(line) for line in plain]
    return next((at for kinds in (_PLANS, _OTHERS) for at, line in enumerate(folded) if line in kinds), None)


def _read_kind(lines: Sequence[str]) -> str:
    plain = [clean(line).strip(_EMPHASIS) for line in lines]
    at = _kind_line(plain)
    kind = "" if at is None else named_kind(plain[at])
    return "" if kind == PLAN else kind


def _is_whole_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and fold(line).startswith("ke hoach ") and _YEAR.search(line) is not None


def _is_title_in_capitals(line: str) -> bool:
    """Whether a line can be nothing but a title: PHÂN CÔNG NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026."""
    return _SHORTEST_TITLE <= len(line) <= _LONGEST_TITLE and line.isupper() and _YEAR.search(line) is not None


def _without_kind(line: str) -> str:
    """Take the document's kind away from "KẾ HOẠCH Nâng cao …"; "Kế hoạch nâng cao …" is a title as it is."""
    kind, _space, rest = line.partition(" ")
    word, _space, title = rest.partition(" ")
    return title if kind.isupper() and word.isupper() and not title.isupper() else line


def _read_number(lines: Sequence[str]) -> str:
    found = next((match[1] for line in lines if (match := _NUMBER.match(clean(line).strip(_EMPHASIS)))), None)
    if found is None:
        beside = _NUMBER_BESIDE.search("\n".join(lines))
        found = beside[1] if beside else ""
    written = clean(found)
    itself = _NUMBER_ITSELF.match(written)
    # Place and day of issue may stand beside it.
    return itself[0] if itself else written


def _read_issued(letter: str) -> str:
    found, beside = _ISSUED.search(letter), _ISSUED_BESIDE.search(letter)
    if beside and (found is None or beside.start() < found.start()):
        day = calendar_day(*map(int, reversed(beside.groups())))
        return day.isoformat() if day else ""
    if found is None:
        return ""
    numbers = found.groups()
    return f"{numbers[2]}-{int(numbers[1]):02}" + (f"-{int(numbers[0]):02}" if numbers[0] else "")


def _read_issuer(letter: str) -> str:
    names = (clean(match[1]) for match in _ISSUER.finditer(letter))
    return next((name for name in names if len(name) <= _LONGEST_ISSUER and not _NO_NAME.search(name)), "")
