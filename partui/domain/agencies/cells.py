"""Where one agency ends and the next begins in a cell (columns "Chủ trì" and "Thực hiện" of a plan)."""

import re
from collections.abc import Sequence

from partui.domain.agencies import asides, groups
from partui.domain.agencies.groups import GroupKind
from partui.domain.agencies.heads import is_title, starts_agency
from partui.domain.agencies.separators import Piece, pieces, whole_names
from partui.domain.text import clean, fold

# A comma or "và" inside one name: how the piece before ends, how the piece after begins.
_WITHIN_NAME = tuple(
    (re.compile(rf"\b(?:{before})$"), re.compile(rf"(?:{after})\b"))
    for before, after in (
        ("(?:cac )?nganh", "cac cap"),
        ("cac cap", "cac nganh"),
        ("van hoa", "the thao|thong tin|xa hoi|khoa hoc|gia dinh"),
        ("van hoa,? the thao", "du lich"),
        ("lao dong", "(?:- )?thuong binh"),
        ("doan (?:dbqh|dai bieu quoc hoi)", "hdnd|hoi dong nhan dan"),
        ("hdnd|hoi dong nhan dan", "ubnd|uy ban nhan dan"),
        ("phat thanh", "truyen hinh"),
        ("thong tin", "truyen thong|the thao"),
        ("phong", "chong"),
        ("kham", "chua benh"),
        ("trong trot", "bao ve thuc vat"),
        ("chan nuoi", "thu y|thuy san"),
        ("thu y", "thuy san"),
        ("tai nguyen|nong nghiep", "moi truong"),
        ("khoa hoc", "cong nghe"),
        ("(?:so|bo|phong) vh", "tt"),
        ("(?:so|bo|phong) ld", "tb"),
        ("giao duc", "dao tao"),
        ("dan toc", "ton giao"),
        ("kinh te", "ha tang"),
        ("ke hoach", "tai chinh|dau tu"),
        ("quy hoach", "kien truc"),
    )
)
# In "các Sở: Tư pháp, Khoa học và Công nghệ và Nội vụ" only these carry on the name before "và".
_SECOND_HALF = re.compile(
    r"(?:dau tu|truyen thong|cong nghe|moi truong|phat trien nong thon|ptnt|dao tao|du lich|xa hoi|ton giao|"
    r"truyen hinh|the thao|thong tin)\b"
)
# The name goes on after a line break or a comma: "Trung tâm", "Ban Quản lý", "Văn phòng HĐND và".
_UNFINISHED = re.compile(
    r"(?:so|bo|ban|van phong|vp|trung tam|truong|vien|cuc|chi cuc|vu|phong|thanh tra|uy ban|ubnd|hoi|doan|dai|bao|"
    r"cong an|benh vien|ban (?:quan ly|chi dao|chi huy|to chuc|thuong vu)|lanh dao|"
    r"(?:.* )?(?:cua|thuoc|va|cac|voi|tai))"
)

_LIST_HEAD = re.compile(r"(?:(?P<owner>.*?\s)?(?P<several>c[áa]c\s+(?:[0-9]+\s+)?))?(?P<noun>\S.*)", re.IGNORECASE)
_LIST_NOUN = re.compile(rf"(?:so|bo|ban|phong|truong|trung tam|hoi|cuc|chi cuc|vu|{groups.LEVELS})")
_UNMARKED_LIST = re.compile(r"c[áa]c\s+(?P<noun>s[ởo]|b[ộo]|c[ụu]c|v[ụu])\s+(?P<first>\S.*)", re.IGNORECASE)
# What the second name of "Sở Nội vụ, Tài chính" leaves out.
_LEFT_OUT = re.compile(r"(?P<head>(?:Sở|Bộ|Cục|Vụ|Chi cục|Phòng|UBND|Ủy ban nhân dân)\s)", re.IGNORECASE)
_COMMITTEE = re.compile(r"(?:ubnd|uy ban nhan dan) ")
_LONGEST_LIST_HEAD = 5
_END_LETTERS = 60
_LONGEST_LOOK = 300

_BREAK_ROUND_MARK = re.compile(r"\s*([;,:])\s*")
_BREAK_ROUND_AND = re.compile(r"\s(v[àa]|&)\s", re.IGNORECASE)
_BULLET = re.compile(
    r"(?:[-+*\u2013\u2014\u2022\u2023\u2192\u25aa\u25cf\u25cb\u25e6\u2713\u27a2\uf0b7]+\s*|[0-9]{1,2}[.)]\s+|"
    r"[a-zđ]\)\s*|\([0-9a-zđ]{1,2}\)\s*)",
    re.IGNORECASE,
)
_ENDS = " .-+*\u2013\u2014\u2022\u2026:"


def agency_names(cell: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the names of a cell as written, without bullets and final full stops; repeats included.

    Args:
        cell: the cell of the plan, or what an officer typed.
        known: names of the directory: each is found in the cell before commas are.
    """
    text = clean(asides.parted_by_role(clean(cell, lines=True)), lines=True)
    if asides.names_nobody(text):
        return ()
    text = _BREAK_ROUND_AND.sub(r" \1 ", _BREAK_ROUND_MARK.sub(r"\1 ", text))
    names = _Names(known)
    parts = [*pieces(text, known)]
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        names.take(part, after)
    return names.whole()


class _Names:
    """The names of a cell while it is read piece by piece."""

    def __init__(self, known: Sequence[str]) -> None:
        self._known = whole_names(known)
        self._names: list[list[str]] = []
        self._previous = ""
        self._group = GroupKind.NONE
        self._several = False
        self._list_prefix: str | None = None

    def whole(self) -> tuple[str, ...]:
        """Return the names read so far."""
        names = (_finished("".join(parts)) for parts in self._names)
        return tuple(name for name in names if name and not asides.names_nobody(name))

    def take(self, piece: Piece, after: Piece | None) -> None:
        """Read the next piece: a new name, or more of the last one.

        Args:
            piece: the piece.
            after: the one that follows it, if any.
        """
        bullet = _BULLET.match(piece.words)
        words = piece.words[bullet.end() :] if bullet else piece.words
        folded = fold(words).strip(_ENDS)
        if not folded:
            return
        if self._names and ":" in piece.separators and self._opens_list(words, folded):
            self._add(words, folded)
        elif self._continues(piece, words, folded, bullet is not None) or self._is_second_of_three(
            piece, folded, after
        ):
            self._join(piece)
        else:
            self._add(words, folded)
        self._previous = folded

    def _opens_list(self, words: str, folded: str) -> bool:
        """Take a last name that only introduces others away: "Chủ trì:", "các Sở:", "UBND các huyện:"."""
        parts = self._names[-1]
        if len(parts) > _LONGEST_LIST_HEAD:
            return False
        if asides.is_label(folded):
            return False
        if len(parts) == 1 and asides.is_label(fold(parts[0])):
            self._names.pop()
            self._list_prefix = None
            return True
        head = _LIST_HEAD.fullmatch(parts[0])
        named = head is not None and _LIST_NOUN.fullmatch(fold(head["noun"]))
        if head is None or not (named or head["several"]) or groups.is_generic(words, folded):
            return False
        self._names.pop()
        self._list_prefix = f"{head['owner'] or ''}{head['noun']} " if named else ""
        return True

    def _add(self, words: str, folded: str) -> None:
        if unmarked := _unmarked_list(words):
            self._list_prefix = f"{unmarked['noun']} "
            words = unmarked["first"]
        prefix = self._left_out(words, folded)
        if not prefix and (starts_agency(words, folded) or groups.is_place(words, folded)):
            self._list_prefix = None
        words = (prefix or self._list_prefix or "") + words
        self._names.append([_capitalised(words)])
        self._see_group()

    def _see_group(self) -> None:
        named = fold(self._last()).strip(_ENDS)
        self._group = groups.group_starting(named)
        self._several = groups.starts_several(named)

    def _left_out(self, words: str, folded: str) -> str:
        """Return what a piece leaves out before a known name: "Sở " where "Tài chính" follows "Sở Nội vụ"."""
        head = _LEFT_OUT.match(self._last()) if self._names else None
        if head and groups.is_place(words, folded):
            return head[0] if _COMMITTEE.match(fold(head[0]) + " ") and groups.is_proper(self._last()) else ""
        prefix = head[0] if head and self._list_prefix is None else self._list_prefix
        return prefix if prefix and self._is_known(prefix + words) else ""

    def _is_known(self, name: str) -> bool:
        return fold(name).strip(_ENDS) in self._known

    def _last(self) -> str:
        """Return the last name, as far as is looked at."""
        taken = ""
        for part in self._names[-1]:
            taken += part
            if len(taken) > _LONGEST_LOOK:
                return taken[:_LONGEST_LOOK]
        return taken

    def _end(self) -> str:
        """Return how the last name ends, folded."""
        taken = ""
        for part in reversed(self._names[-1]):
            taken = part + taken
            if len(taken) > _END_LETTERS:
                break
        return fold(taken[-_END_LETTERS:])

    def _join(self, piece: Piece) -> None:
        mark = piece.separators[-1:]
        glue = {",": ", ", ":": ": ", "\n": " "}.get(mark, f" {piece.separators.strip(', ')} ")
        self._names[-1].append(glue + piece.words)
        if is_title(self._previous):
            self._see_group()

    def _continues(self, piece: Piece, words: str, folded: str, bulleted: bool) -> bool:
        if not self._names or ";" in piece.separators:
            return False
        end = self._end()
        if any(after.match(folded) and before.search(end) for before, after in _WITHIN_NAME):
            return True
        if bulleted:
            return False
        if words[0] == "(" and words.count("(") == words.count(")"):
            return True
        if "," not in piece.separators and _UNFINISHED.fullmatch(self._previous):
            return True
        if is_title(self._previous) or (groups.is_level(folded) and groups.has_level(fold(self._last()))):
            return True
        has_levels = self._group is GroupKind.COMMITTEES or groups.ends_with_levels(end)
        if has_levels and groups.is_further_level(words, folded):
            return True
        if self._group is GroupKind.BODIES:
            return self._carries_on_bodies(words, folded)
        if starts_agency(words, folded) or self._left_out(words, folded) or groups.begins_bodies(folded):
            return False
        return self._carries_on_name(piece.separators, words, folded) or asides.does_work(self._last())

    def _carries_on_bodies(self, words: str, folded: str) -> bool:
        if groups.is_generic(words, folded):
            return self._several or words[0].islower() or not groups.begins_anew(folded)
        if starts_agency(words, folded):
            return False
        return words[0].islower() or groups.is_proper(self._last())

    def _carries_on_name(self, separators: str, words: str, folded: str) -> bool:
        joined_by_and = separators[-1:] not in {",", ":", "\n"}
        last = self._last()
        if separators == "," and self._is_known(last) and not asides.does_work(f"{last}, {words}"):
            return False
        if self._list_prefix is not None:
            return joined_by_and and bool(_SECOND_HALF.match(folded))
        return joined_by_and or ":" in separators or words[0].islower()

    def _is_second_of_three(self, piece: Piece, folded: str, after: Piece | None) -> bool:
        """Return whether a piece is B of one name "Vụ A, B và C": nothing in it begins another agency."""
        if not self._names or piece.separators != "," or self._list_prefix is not None or " " not in folded:
            return False
        if after is None or after.separators[-1:] in {",", ":", ";", "\n"}:
            return False
        last = self._last()
        others = (piece.words, after.words)
        return (
            self._group is GroupKind.NONE
            and starts_agency(last, fold(last))
            and not self._is_known(last)
            and not any(self._left_out(words, fold(words)) for words in others)
            and not any(starts_agency(words, fold(words)) or groups.begins_bodies(fold(words)) for words in others)
        )


def _unmarked_list(words: str) -> re.Match[str] | None:
    """Match "các Sở Tư pháp …", told from "các sở liên quan" and "CÁC SỞ BAN NGÀNH" by its capital."""
    found = _UNMARKED_LIST.fullmatch(words)
    if found is None or words.isupper() or not found["first"][0].isupper():
        return None
    return None if groups.is_generic(found["first"], fold(found["first"])) else found


def _finished(name: str) -> str:
    return _capitalised(asides.without_work(asides.without_address(name.strip(_ENDS))).strip(_ENDS))


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]
