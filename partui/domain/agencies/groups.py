"""Groups of bodies in a cell: "Các sở, ban, ngành", "UBND các xã, phường", "Cơ quan, đơn vị liên quan"."""

import re
from enum import Enum

from partui.domain.agencies import heads
from partui.domain.agencies.heads import TITLE
from partui.domain.text import fold

DEPARTMENTS = "Các sở, ban, ngành"
DISTRICT_COMMITTEES = "UBND cấp huyện"
COMMUNE_COMMITTEES = "UBND cấp xã"
PROVINCE_COMMITTEES = "UBND cấp tỉnh"

LEVELS = r"huyen|quan|thi xa|thanh pho|tp|xa(?! hoi)|phuong|thi tran|dac khu"
_MARK = r"(?:, ?| va | ?/ ?| )"
_WHOSE = r"(?: (?:(?:cap|thuoc|truc thuoc|cua|trong|toan|(?:tren|trong) dia ban) )?(?:tinh|thanh pho|tp))?"
_DEPARTMENTS = re.compile(rf"cac so{_MARK}ban{_MARK}nganh{_WHOSE}")
_LEVEL = rf"(?:(?:cac|cap) )?(?:[0-9]+ )?(?:{LEVELS})"
_COMMITTEES = re.compile(rf"(?:ubnd|uy ban nhan dan) {_LEVEL}(?:{_MARK}{_LEVEL})*{_WHOSE}")
# Without "các" or "cấp", "UBND thành phố" is one body.
_DISTRICTS = re.compile(r"\b(?:huyen|quan|(?:cac|cap) (?:thi xa|thanh pho|tp))\b")
_COMMUNES = re.compile(r"(?<!thi )\bxa\b|\bphuong\b|\b(?:cac|cap) (?:thi tran|dac khu)\b")
_PROVINCE_TOO = re.compile(r"(?:ubnd|uy ban nhan dan) cap tinh(?:, ?| va )cap xa")

_NOUNS = (
    r"so|bo|ban|nganh|co quan|don vi|dia phuong|phong|to chuc|hoi|hiep hoi|doan the|truong|trung tam|doanh nghiep|"
    r"tap doan|tong cong ty|vien|hoc vien|dai hoc|cao dang|trung cap|co so|cong ty|cuc|vu|tinh|quy|hop tac xa|cum|"
    rf"{LEVELS}"
)
_NOUN_FIRST = re.compile(rf"(?:{_NOUNS})\b")
# Of these a name may follow without a capital letter: "sở tài chính".
_NAMED_NOUN = re.compile(r"(?:so|bo|ban|phong|cuc|vu|ubnd|tinh|huyen|xa|phuong)\b")
_ANY_OF_NOUN = re.compile(
    rf"(?:{_NOUNS})(?:[ /-]+(?:{_NOUNS}))*"
    r"(?: (?:(?:co )?lien quan|chuyen mon|khac|ngang bo|(?:cap|thuoc|truc thuoc|cua|tren|trong) .*))*"
)
# A noun and no name: "Bộ", "Sở ban ngành", "Cơ quan"; what follows the comma belongs to it.
_NOUNS_ALONE = re.compile(rf"(?:{_NOUNS})|(?:so|bo|ban)(?:[ /-]+(?:ban|nganh|dia phuong))+")
_BARE = re.compile(r"(?:so|bo|ban|nganh|co quan|don vi|dia phuong|doan the|doanh nghiep|to chuc)\b(?! \w)")
_OWN_BODIES = re.compile(r"(?:co quan|don vi|doanh nghiep|to chuc(?! thuc| trien)|co so(?! du| ha))\b")
_SCHOOLS = re.compile(
    r"(?:truong|vien|dai hoc|cao dang)(?: (?:dai hoc|dh|cao dang|cd|trung cap|nghien cuu|nc|hoc|chuyen nghiep))*"
    r"(?: (?:(?:tren|trong|ngoai) |(?:co )?lien quan|thuoc|cua).*)?"
)
_TITLES = re.compile(rf"{TITLE}(?:(?:,| va| -)? {TITLE})* ")
_COMMITTEES_FIRST = re.compile(rf"(?:ubnd|uy ban nhan dan) (?:(?:cac |cap )?tinh|{_LEVEL})\b")
_OF_LEVEL = re.compile(rf"(?:(?:cac|cap) )?(?:tinh|{LEVELS})\b")
# "Phòng Nội vụ các huyện", "Sở Tư pháp các tỉnh" go on with "thị xã, thành phố".
_OF_LEVELS = re.compile(rf"\b(?:cac|cap) (?:tinh|{LEVELS})(?:{_MARK}(?:tinh|{LEVELS}))*$")
_AT_LEVEL = re.compile(rf"\bcap (?:tinh|co so|{LEVELS})\b")


class GroupKind(Enum):
    """What the last name of a cell is, as far as it decides what may follow."""

    NONE = "none"
    BODIES = "bodies"
    COMMITTEES = "committees"


def group_starting(folded: str) -> GroupKind:
    """Return which group of bodies a piece of a cell begins, if any.

    Args:
        folded: the piece, folded.
    """
    named = _TITLES.sub("", folded, count=1)
    if _COMMITTEES_FIRST.match(named):
        return GroupKind.COMMITTEES
    if starts_several(folded) or _NOUNS_ALONE.fullmatch(named):
        return GroupKind.BODIES
    return GroupKind.NONE


def starts_several(folded: str) -> bool:
    """Return whether a name begins with "các" and the like, after what their heads are called.

    Args:
        folded: the name, folded.
    """
    return heads.starts_several(_TITLES.sub("", folded, count=1))


def begins_bodies(folded: str) -> bool:
    """Return whether a piece that follows a single agency begins bodies of its own: "bộ", "cơ quan thuộc …"."""
    return bool(_NOUNS_ALONE.fullmatch(folded) or _BARE.match(folded) or _OWN_BODIES.match(folded))


def begins_anew(folded: str) -> bool:
    """Return whether a noun begins bodies of its own after others that no "các" holds together: "Sở, ban, ngành"."""
    return re.match(r"(?:so|bo)\b", folded) is not None


def ends_with_levels(folded: str) -> bool:
    """Return whether a name ends with bodies of several levels: "Phòng Nội vụ các huyện, thị xã"."""
    return _OF_LEVELS.search(folded) is not None


def is_further_level(words: str, folded: str) -> bool:
    """Return whether a piece names another level of "UBND các xã, phường, đặc khu", and no place."""
    return _OF_LEVEL.match(folded) is not None and not is_place(words, folded)


def is_place(words: str, folded: str) -> bool:
    """Return whether a piece is one place of a level: "thị xã Buôn Hồ"."""
    level = _OF_LEVEL.match(folded)
    return level is not None and words[level.end() :].strip()[:1].isupper()


def is_level(folded: str) -> bool:
    """Return whether a piece is only a level: "cấp xã" in "Ban Chỉ huy … cấp tỉnh, cấp xã"."""
    return _AT_LEVEL.fullmatch(folded) is not None


def has_level(folded: str) -> bool:
    """Return whether a name says of which level its bodies are."""
    return _AT_LEVEL.search(folded) is not None


def is_generic(words: str, folded: str) -> bool:
    """Return whether a piece names bodies of a kind and none of them: "trường đại học", "doanh nghiệp liên quan"."""
    if not _NOUN_FIRST.match(folded):
        return False
    if _NAMED_NOUN.match(folded):
        return _ANY_OF_NOUN.fullmatch(folded) is not None
    return bool(_SCHOOLS.fullmatch(folded)) or words[:1].islower() or not is_proper(words)


def is_proper(words: str) -> bool:
    """Return whether a word after the first begins with a capital letter and is no noun for bodies."""
    if words.isupper():
        return False
    return any(word[:1].isupper() and not _NOUN_FIRST.match(fold(word)) for word in words.split()[1:])


def usual_names(written: str, folded: str) -> tuple[str, ...]:
    """Return the names that the usual groups have however they are written; any other name as it is.

    Args:
        written: a name.
        folded: the same, folded.
    """
    if _DEPARTMENTS.fullmatch(folded):
        return (DEPARTMENTS,)
    if _PROVINCE_TOO.fullmatch(folded):
        return (PROVINCE_COMMITTEES, COMMUNE_COMMITTEES)
    if _COMMITTEES.fullmatch(folded):
        levels = ((DISTRICT_COMMITTEES, _DISTRICTS), (COMMUNE_COMMITTEES, _COMMUNES))
        return tuple(name for name, pattern in levels if pattern.search(folded)) or (written,)
    return (written,)
