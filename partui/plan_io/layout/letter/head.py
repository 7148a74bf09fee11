"""Who issues a plan, from the capitals at the upper left of its first page."""

import re
from collections.abc import Iterable, Iterator, Sequence

from partui.domain.text import clean, fold

_MOST_LINES = 40
_LONGEST_LINE = 120
_LEFT_PART = re.compile(r"\t|\s{4,}|(?=cộng hòa xã hội)", re.IGNORECASE)
_BODY = re.compile(
    r"(?:ubnd|uy ban|hdnd|hoi dong|so|bo|chinh phu|thu tuong|van phong|ban|cuc|tong cuc|chi cuc|vu|vien|trung tam"
    r"|thanh tra|cong an|tinh uy|thanh uy|huyen uy|dang uy|kho bac|bao hiem|ngan hang|toa an|truong|hoi|lien doan)\b"
)
_MOTTO = re.compile(r"cong hoa|doc lap|dang cong san")
_ENDS = re.compile(r"so\s?:|ke hoach$|quyet dinh$|nghi quyet$|thong bao$|chuong trinh$|v/v")
_PLACE = re.compile(r"\b(tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu)\s+(.+)")
_COMMITTEE = re.compile(r"^ủy ban nhân dân\b|^uỷ ban nhân dân\b")
# A new part of a name begins after these.
_JOINED = re.compile(r"(,\s|\svà\s)(\w)")
_FIRST_WORDS = (
    "chính phủ", "thủ tướng", "văn phòng", "trung tâm", "tổng cục", "chi cục", "thanh tra", "hội đồng", "công an",
    "ngân hàng", "bảo hiểm", "kho bạc", "liên đoàn", "tòa án",
)  # fmt: skip


def read_letterhead(lines: Sequence[str]) -> str:
    """Return who issues a plan by its letterhead, blank where it has none.

    Of "UBND TỈNH ĐẮK LẮK, SỞ NỘI VỤ" it is the second; a name may go on over lines.

    Args:
        lines: the lines before the annexes.
    """
    names = list(_names(_capitals(lines)))
    return _in_small_letters(names[-1]) if names else ""


def _capitals(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines in capitals at the upper left, without the motto on the right."""
    seen = 0
    for line in lines:
        left = clean(_LEFT_PART.split(line.strip(), maxsplit=1)[0]).strip("*_-–— ")
        if not left:
            continue
        seen += 1
        folded = fold(left)
        if seen > _MOST_LINES or _ENDS.match(folded):
            return
        if _MOTTO.match(folded):
            continue
        if not left.isupper() or len(left) > _LONGEST_LINE:
            return
        yield left


def _names(lines: Iterable[str]) -> Iterator[str]:
    name = ""
    for line in lines:
        if _BODY.match(fold(line)):
            if name:
                yield name
            name = line
        elif name:
            name = f"{name} {line}"
    if name:
        yield name


def _in_small_letters(name: str) -> str:
    small = _COMMITTEE.sub("UBND", name.lower())
    small = re.sub(r"^ubnd\b", "UBND", re.sub(r"^(?:hđnd|hội đồng nhân dân)\b", "HĐND", small))
    small = _PLACE.sub(lambda match: f"{match[1]} {match[2].title()}", small)
    if small.startswith(("UBND", "HĐND")):
        return small
    first = next((words for words in _FIRST_WORDS if f"{small} ".startswith(f"{words} ")), small.split()[0])
    kind, rest = small[: len(first)], small[len(first) :].strip()
    rest = _JOINED.sub(lambda match: match[1] + match[2].upper(), rest[:1].upper() + rest[1:])
    return f"{kind[:1].upper()}{kind[1:]} {rest}".strip()
