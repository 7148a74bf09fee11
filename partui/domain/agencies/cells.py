"""Where one agency ends and the next begins in a cell (columns "Chủ trì" and "Thực hiện" of Phụ lục II)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from partui.domain.text import clean, fold

DEPARTMENTS = "Các sở, ban, ngành"
DISTRICT_COMMITTEES = "UBND cấp huyện"
COMMUNE_COMMITTEES = "UBND cấp xã"

_OF_PROVINCE = r"(?: (?:(?:cap|thuoc|truc thuoc|cua|trong|tren dia ban) )?tinh)?"
_DEPARTMENTS = re.compile(rf"(?:cac )?so(?:(?:, ?| va | )(?:ban|nganh))+{_OF_PROVINCE}")
_LEVEL = r"(?:(?:cac|cap) )?(?:huyen|quan|thi xa|thanh pho|tp|xa|phuong|thi tran|dac khu)"
_COMMITTEES = re.compile(rf"(?:ubnd|uy ban nhan dan) {_LEVEL}(?:(?:, ?| va | ?/ ?){_LEVEL})*{_OF_PROVINCE}")
# Without "các" or "cấp", "UBND thành phố" is one body.
_DISTRICTS = re.compile(r"\b(?:huyen|quan|(?:cac|cap) (?:thi xa|thanh pho|tp))\b")
_COMMUNES = re.compile(r"(?<!thi )\bxa\b|\bphuong\b|\b(?:cac|cap) (?:thi tran|dac khu)\b")

# What an agency's name begins with, folded: a comma or "và" before one of these starts another agency.
_HEADS = (
    r"so|ubnd|uy ban|hdnd|hoi dong|van phong|vp|dai|bao|cong an|quan su|bo|bch|tong cuc|cuc|chi cuc|vu|phong|"
    r"thanh tra|trung tam|truong|vien(?! chuc)|toa an|kho bac|ngan hang|buu dien|vien thong|cong ty|tap doan|"
    r"lien minh|lien doan|hiep hoi|hoi(?! doan)|doan(?! the)|mat tran|benh vien|"
    r"ban(?! nganh| dang| chuyen mon)"
)
_LEVELS = r"huyen|quan|thi xa|thanh pho|tp|xa|phuong|thi tran|dac khu"
_GROUPS = (
    r"so|bo|ban|nganh|co quan|don vi|dia phuong|phong|to chuc|hoi|doan the|truong|trung tam|doanh nghiep|"
    rf"thanh vien|cap|ubnd|uy ban|cuc|vu|vien|cong ty|chi cuc|{_LEVELS}"
)
_STARTS_AGENCY = re.compile(
    rf"(?:{_HEADS}) \w|cac (?:{_GROUPS})\b|(?:tinh|huyen|thanh|thi|dang) (?:uy|doan)\b|"
    r"(?:co quan|don vi|dia phuong)(?: co)? lien quan"
)

# Words that carry on a group: "Các sở, ban, ngành", "UBND các huyện, thị xã", "UBND cấp huyện, cấp xã".
_STARTS_GROUP = re.compile(r"(?:cac|so$|ubnd|uy ban nhan dan)\b")
_STARTS_COMMITTEES = re.compile(r"(?:ubnd|uy ban nhan dan)\b")
_MORE_OF_GROUP = re.compile(
    rf"(?:(?P<level>cac|cap) (?:{_LEVELS})|{_LEVELS}|so|ban|nganh|ban nganh|doan the|hoi|co quan|don vi|"
    r"dia phuong|to chuc|doanh nghiep)"
    r"(?: (?:(?:cap |thuoc |truc thuoc |cua |tren dia ban )?tinh|(?:co )?lien quan|chuyen mon))?"
)

# A comma or "và" inside one name: how the piece before ends, how the piece after begins.
_WITHIN_NAME = (
    (re.compile(r"\bvan hoa$"), re.compile(r"the thao\b")),
    (re.compile(r"\blao dong$"), re.compile(r"(?:- )?thuong binh\b")),
    (re.compile(r"\bdoan (?:dbqh|dai bieu quoc hoi)$"), re.compile(r"(?:hdnd|hoi dong nhan dan)\b")),
    (re.compile(r"\b(?:hdnd|hoi dong nhan dan)$"), re.compile(r"(?:ubnd|uy ban nhan dan)\b")),
)
# In "các Sở: Tư pháp, Khoa học và Công nghệ và Nội vụ" only these carry on the name before "và".
_SECOND_HALF = re.compile(
    r"(?:dau tu|truyen thong|cong nghe|moi truong|phat trien nong thon|ptnt|dao tao|du lich|xa hoi|ton giao|"
    r"truyen hinh|the thao|thong tin)\b"
)

_LABEL = re.compile(r"(?:co quan |don vi )?(?:chu tri|phoi hop|thuc hien|tham muu)(?: (?:tham muu|thuc hien))?")
_LIST_HEAD = re.compile(r"(?P<owner>.*?\s)?c[áa]c\s+(?P<noun>\S.*)", re.IGNORECASE)
_LIST_NOUN = re.compile(rf"(?:so|bo|ban|phong|truong|trung tam|hoi|cuc|chi cuc|vu|{_LEVELS})")
_UNMARKED_LIST = re.compile(r"c[áa]c\s+(?P<noun>s[ởo])\s+(?P<first>\S.*)", re.IGNORECASE)
_LONGEST_LIST_HEAD = 5
_GROUP_LETTERS = 24

_BREAK_ROUND_MARK = re.compile(r"\s*([;,:])\s*")
_BREAK_ROUND_AND = re.compile(r"\s(v[àa]|&)\s", re.IGNORECASE)
_TOKEN = re.compile(r"(?P<paren>[()])|[;,:\n]|\s(?:v[àa]|&)(?=\s)", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-+*\u2013\u2014\u2022]+\s*|[0-9]{1,2}[.)]\s+|[a-zđ]\)\s*)", re.IGNORECASE)
_ENDS = " .-+*\u2013\u2014\u2022\u2026"


class _Piece(NamedTuple):
    separators: str
    words: str


def agency_names(cell: str) -> tuple[str, ...]:
    """Return the names of a cell as written, without bullets and final full stops; repeats included.

    Args:
        cell: the cell of the plan, or what an officer typed.
    """
    text = _BREAK_ROUND_AND.sub(r" \1 ", _BREAK_ROUND_MARK.sub(r"\1 ", clean(cell, lines=True)))
    names = _Names()
    for piece in _pieces(text):
        names.take(piece)
    return names.whole()


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield what stands between separators, those inside parentheses left alone."""
    separators = ""
    start = 0
    for found in _separators(text):
        if words := text[start : found.start()].strip():
            yield _Piece(separators, words)
            separators = ""
        separators += found[0].strip() or "\n"
        start = found.end()
    if words := text[start:].strip():
        yield _Piece(separators, words)


def _separators(text: str) -> Iterator[re.Match[str]]:
    # Parentheses that do not pair protect nothing.
    paired = text.count("(") == text.count(")")
    depth = 0
    for found in _TOKEN.finditer(text):
        if found["paren"]:
            depth = max(0, depth + (1 if found[0] == "(" else -1))
        elif depth == 0 or not paired:
            yield found


class _Names:
    """The names of a cell while it is read piece by piece."""

    def __init__(self) -> None:
        self._names: list[list[str]] = []
        self._previous = ""
        self._list_prefix: str | None = None

    def whole(self) -> tuple[str, ...]:
        """Return the names read so far."""
        names = ("".join(parts).strip(_ENDS) for parts in self._names)
        return tuple(name for name in names if name)

    def take(self, piece: _Piece) -> None:
        """Read the next piece: a new name, or more of the last one."""
        bullet = _BULLET.match(piece.words)
        words = piece.words[bullet.end() :] if bullet else piece.words
        folded = fold(words).strip(_ENDS)
        if not folded:
            return
        if self._names and ":" in piece.separators and self._opens_list():
            self._add(words, folded)
        elif self._continues(piece.separators, words, folded, bullet is not None):
            self._join(piece)
        else:
            self._add(words, folded)
        self._previous = folded

    def _opens_list(self) -> bool:
        """Take a last name that only introduces others away: "Chủ trì:", "các Sở:", "UBND các huyện:"."""
        parts = self._names[-1]
        if len(parts) > _LONGEST_LIST_HEAD:
            return False
        if len(parts) == 1 and _LABEL.fullmatch(fold(parts[0])):
            self._names.pop()
            self._list_prefix = None
            return True
        head = _LIST_HEAD.fullmatch(parts[0])
        if head is None:
            return False
        self._names.pop()
        named = _LIST_NOUN.fullmatch(fold(head["noun"]))
        self._list_prefix = f"{head['owner'] or ''}{head['noun']} " if named else ""
        return True

    def _add(self, words: str, folded: str) -> None:
        if _STARTS_AGENCY.match(folded):
            self._list_prefix = None
        if unmarked := _unmarked_list(words):
            self._list_prefix = f"{unmarked['noun']} "
            words = unmarked["first"]
        self._names.append([_capitalised((self._list_prefix or "") + words)])

    def _join(self, piece: _Piece) -> None:
        mark = piece.separators[-1:]
        glue = {",": ", ", ":": ": ", "\n": " "}.get(mark, f" {piece.separators.strip(', ')} ")
        self._names[-1].append(glue + piece.words)

    def _continues(self, separators: str, words: str, folded: str, bulleted: bool) -> bool:
        if not self._names or ";" in separators:
            return False
        if any(before.search(self._previous) and after.match(folded) for before, after in _WITHIN_NAME):
            return True
        if bulleted:
            return False
        if more := _MORE_OF_GROUP.fullmatch(folded):
            first = fold(self._names[-1][0][:_GROUP_LETTERS])
            return bool((_STARTS_COMMITTEES if more["level"] else _STARTS_GROUP).match(first))
        return not _STARTS_AGENCY.match(folded) and self._carries_on_name(separators, words, folded)

    def _carries_on_name(self, separators: str, words: str, folded: str) -> bool:
        joined_by_and = separators[-1:] not in {",", ":", "\n"}
        if self._list_prefix is not None:
            return joined_by_and and bool(_SECOND_HALF.match(folded))
        return joined_by_and or ":" in separators or words[0].islower()


def _unmarked_list(words: str) -> re.Match[str] | None:
    """Match "các Sở Tư pháp …", told from "các sở liên quan" and "CÁC SỞ BAN NGÀNH" by its capital."""
    found = _UNMARKED_LIST.fullmatch(words)
    if found is None or words.isupper() or not found["first"][0].isupper():
        return None
    return None if _MORE_OF_GROUP.fullmatch(fold(found["first"])) else found


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]


def usual_names(written: str) -> tuple[str, ...]:
    """Return the names that the usual groups have however they are written; any other name as it is."""
    folded = fold(written)
    if _DEPARTMENTS.fullmatch(folded):
        return (DEPARTMENTS,)
    if _COMMITTEES.fullmatch(folded):
        levels = ((DISTRICT_COMMITTEES, _DISTRICTS), (COMMUNE_COMMITTEES, _COMMUNES))
        return tuple(name for name, pattern in levels if pattern.search(folded)) or (written,)
    return (written,)
