"""What a column is, by the meaning of its head's words and of the heads beside it."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from partui.domain.plan.column_roles import ColumnRole
from partui.domain.text import clean, fold

LONGEST_HEAD = 100
_LONGEST_WORDS = 3 * LONGEST_HEAD


class Meaning(NamedTuple):
    """What the words of a head may mean.

    Attributes:
        rank: how surely; of two columns with one role the surer one has it.
    """

    role: ColumnRole
    rank: int


# What stands for an agency that carries a task out: the lead, unless another column names the lead.
_DOER = 3
_SOME_TIME = 2
_SURE = 4
_UNSURE = 1

_FOOTNOTE = re.compile(r"\[[0-9a-z]{1,3}\]|\([0-9]{1,2}\)\s*$|[*†‡¹²³⁴-⁹⁰]+", re.IGNORECASE)
_FOOTNOTE_DIGIT = re.compile(r"(?<=[a-z])[0-9]{1,2}$")
_NO_WORD = re.compile(r"[^a-z0-9]+")

_NUMBER = re.compile(
    r"(?:so |ma )?(?:(?:s ?t ?t|t ?t|so tt|so thu tu|thu tu)(?: chi tiet)?)|ma(?: so| hieu)?(?: nhiem vu| nv)?|so hieu"
)
_PERSON = re.compile(
    r"(?:dong chi|lanh dao|nguoi|ca nhan|chuyen vien|can bo|cong chuc|thanh vien|(?:pho )?chu tich|thuong truc"
    r"|chi dao)\b"
)
_BODY = re.compile(r"\b(?:co quan|don vi|so|nganh|dia phuong)\b")
# Whose head somebody is: "Lãnh đạo Sở phụ trách" is no body.
_HEAD_OF = re.compile(r"(?:lanh dao|(?:pho )?(?:giam doc|chu tich)) (?:so|co quan|don vi|nganh)\b")
_KEPT = re.compile(
    r"ghi chu|kinh phi|du toan|von\b|nguon\b|co che tai chinh|van ban (?:giao|chi dao|lien quan|phap ly|can cu|so)"
    r"|(?:so )?van ban$|can cu|co so (?:phap ly|de)|tinh trang|trang thai|hien trang|cap \S+|tham quyen|hinh thuc"
    r"|phuong (?:thuc|phap|an)|dia (?:diem|chi)|doi tuong|so luong|khoi luong|don vi tinh|dvt|muc do|loai\b|danh gia"
    r"|ty le|y kien|ly do|vuong mac|kho khan|de xuat|kien nghi|dien thoai|email|lien he|ho (?:va )?ten|chuc (?:vu|danh)"
    r"|diem\b|xep (?:hang|loai)|chuong trinh|ten (?:co quan|don vi)|ket qua (?:nam truoc|den|tinh den)"
)
_WATCHED = re.compile(r"\b(?:theo doi|don doc|kiem tra|giam sat|danh gia)\b")
_START = re.compile(r"\b(?:bat dau|khoi (?:dong|cong)|nhan|giao|tu ngay|trien khai tu)\b")
_END = re.compile(r"\b(?:hoan thanh|ket thuc|den ngay|xong)\b")
_BARE = re.compile(r"bat dau|(?:chua )?hoan thanh|ket thuc")
_TIMES = ((_END, 5), (re.compile(r"\b(?:thoi han|han)\b"), 4), (re.compile(r"\b(?:trinh|ban hanh|bao cao)\b"), 3),
          (re.compile(r"\b(?:thoi (?:gian|diem))\b"), _SOME_TIME))  # fmt: skip

_PERIOD = re.compile(
    r"(?:nam )?20[0-9]{2}|quy (?:[1-4]|iii?|iv?)(?: nam 20[0-9]{2})?|thang [0-9]{1,2}|giai doan 20[0-9]{2} 20[0-9]{2}"
)

_LEADING = re.compile(r"\bchu tri\b")
_HELPING = re.compile(r"\b(?:phoi hop|cung thuc hien|tham gia|lien quan)\b")
_ANSWERABLE = re.compile(r"\b(?:dau moi|tham muu|phu trach|chiu trach nhiem|trach nhiem chinh)\b")
_CARRYING_OUT = re.compile(r"\b(?:thuc hien|trien khai|trach nhiem|phan cong|to chuc)\b")


def _any_of(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


# The earliest word in a head tells of what it speaks.
_SUBJECTS = (
    ("time", _any_of("thoi (?:gian|han|diem)", "han(?! che)", "tien do", "moc", "ky han", "lo trinh", "ngay",
                     "nam 20[0-9]{2}", "giai doan", "hoan thanh", "bat dau", "ket thuc", "quy")),
    ("product", _any_of("san pham", "dau ra", "ket qua", "chi tieu", "muc tieu")),
    ("requirement", _any_of("yeu cau", "chat luong", "tieu chuan", "chi so danh gia")),
    ("task", _any_of("nhiem vu", "cong viec", "dau viec", "viec", "noi dung", "hoat dong", "giai phap", "hang muc",
                     "ten", "linh vuc", "tieu chi", "danh muc", "chuyen de", "van de", "nhom", "muc", "chi so")),
    ("agency", _any_of("co quan", "don vi", "bo phan", "to chuc", "so", "phong", "bo", "nganh", "dia phuong",
                       "trach nhiem", "phan cong", "thuc hien", "trien khai", "dau moi", "phu trach", "tham muu")),
)  # fmt: skip
_PRODUCTS = ((re.compile(r"\b(?:san pham|dau ra)\b"), 4), (re.compile(r"\bket qua\b"), 3), (re.compile(r""), 2))
_AIM = re.compile(r"(?:chi tieu|muc tieu)\b")
_WORK = _any_of("nhiem vu", "cong viec", "noi dung", "hoat dong", "giai phap")
_TASKS = (
    (re.compile(r"\b(?:nhiem vu|cong viec|dau viec)\b"), 5),
    (re.compile(r"\b(?:noi dung|hoat dong|giai phap|viec)\b"), 4),
    (re.compile(r"\b(?:hang muc|ten|linh vuc|tieu chi|danh muc|chuyen de|van de)\b"), 2),
    (re.compile(r""), 1),
)

_POINTS = (
    (ColumnRole.MAX, re.compile(r".*\btoi da\b.*|diem chuan.*|thang diem.*")),
    (ColumnRole.TARGET, re.compile(r".*\b(?:muc tieu|phan dau|chi tieu)\b.*")),
    (ColumnRole.BASELINE, re.compile(r"(?:.*\bdiem\b|ket qua)[^0-9]*\b(?:nam (?:20[0-9]{2}|truoc)|dat duoc)\b.*")),
)


def plain_head(words: str) -> str:
    """Return the words of a head without case, marks, signs and the marks of footnotes."""
    without = _FOOTNOTE.sub(" ", clean(words))
    return _FOOTNOTE_DIGIT.sub("", _NO_WORD.sub(" ", fold(without)).strip())


def meaning_of(words: str) -> Meaning | None:
    """Return what a head alone may mean, none where its words say nothing that is known."""
    return _known_meaning(words) if len(words) <= _LONGEST_WORDS else None


# A table says the same few words again and again.
@lru_cache(maxsize=4096)
def _known_meaning(words: str) -> Meaning | None:
    head = plain_head(words)
    if not head or len(head) > LONGEST_HEAD:
        return None
    if _NUMBER.fullmatch(head):
        return Meaning(ColumnRole.NUMBER, _SURE)
    if _PERSON.match(head) and not _BODY.search(_HEAD_OF.sub("", head)):
        return Meaning(ColumnRole.PERSON, _SURE)
    leading, helping = _LEADING.search(head), _HELPING.search(head)
    if leading and not (helping and helping.start() < leading.start()):
        return Meaning(ColumnRole.LEAD, 5)
    if helping:
        return Meaning(ColumnRole.IMPLEMENTERS, 5)
    if _KEPT.match(head) or _WATCHED.search(head):
        return Meaning(ColumnRole.OTHER, _SURE)
    subject = _subject_of(head)
    return None if subject is None else _meaning(subject, head)


@lru_cache(maxsize=4096)
def says_only_when(words: str) -> bool:
    """Return whether a head is only the end of one that stands over it: Bắt đầu, Hoàn thành."""
    return _BARE.fullmatch(plain_head(words)) is not None


def _subject_of(head: str) -> str | None:
    found = [(match.start(), name) for name, pattern in _SUBJECTS if (match := pattern.search(head))]
    return min(found)[1] if found else None


def _meaning(subject: str, head: str) -> Meaning:
    match subject:
        case "time" if _START.search(head) and not _END.search(head):
            return Meaning(ColumnRole.START, _SURE)
        case "time" if says_only_when(head):
            return Meaning(ColumnRole.DEADLINE, _SOME_TIME)
        case "time":
            return Meaning(ColumnRole.DEADLINE, _rank(_TIMES, head))
        case "product" if _AIM.match(head) and _WORK.search(head):
            return Meaning(ColumnRole.TITLE, _DOER)
        case "product":
            return Meaning(ColumnRole.PRODUCTS, _rank(_PRODUCTS, head))
        case "requirement":
            return Meaning(ColumnRole.REQUIREMENTS, _SURE)
        case "task":
            return Meaning(ColumnRole.TITLE, _rank(_TASKS, head))
        case _ if _ANSWERABLE.search(head):
            return Meaning(ColumnRole.LEAD, _SURE)
        case _:
            return Meaning(ColumnRole.LEAD, _DOER if _CARRYING_OUT.search(head) else _UNSURE)


def _rank(ranks: Sequence[tuple[re.Pattern[str], int]], head: str) -> int:
    return next((rank for pattern, rank in ranks if pattern.search(head)), _UNSURE)


# What a head that is nothing but a year or a quarter may mean: several such columns are one, ticked off.
PERIOD = Meaning(ColumnRole.DEADLINE, 0)


@lru_cache(maxsize=4096)
def is_period(words: str) -> bool:
    """Return whether a head names a period and nothing else: Năm 2026, Quý III."""
    return _PERIOD.fullmatch(plain_head(words)) is not None


def roles_of(meanings: Sequence[Meaning | None], overrides: Mapping[int, ColumnRole]) -> list[ColumnRole]:
    """Return what each column of a table is.

    Args:
        meanings: what each head may mean, from the left.
        overrides: what the officer says of some, by place.
    """
    wanted: list[Meaning] = [
        Meaning(overrides[at], 9) if at in overrides else meaning or Meaning(ColumnRole.OTHER, 0)
        for at, meaning in enumerate(meanings)
    ]
    wanted = _with_implementers(wanted)
    wanted = _with_requirements(wanted)
    best: dict[ColumnRole, int] = {}
    for at, meaning in enumerate(wanted):
        if meaning.role is not ColumnRole.OTHER and (
            meaning.role not in best or meaning.rank > wanted[best[meaning.role]].rank
        ):
            best[meaning.role] = at
    roles = [_settled(at, wanted, best) for at in range(len(wanted))]
    if ColumnRole.TITLE not in best and (at := _unheaded_title(meanings, best)):
        roles[at] = ColumnRole.TITLE
    return roles


def _unheaded_title(meanings: Sequence[Meaning | None], best: Mapping[ColumnRole, int]) -> int:
    """Return the column beside the numbers whose head says what is not known, where others tell of tasks; else 0."""
    at = best.get(ColumnRole.NUMBER, len(meanings)) + 1
    lead = meanings[best[ColumnRole.LEAD]] if ColumnRole.LEAD in best else None
    tells = ColumnRole.DEADLINE in best and lead is not None and lead.rank >= _DOER
    return at if tells and at < len(meanings) and meanings[at] is None else 0


def _settled(at: int, wanted: Sequence[Meaning], best: Mapping[ColumnRole, int]) -> ColumnRole:
    meaning = wanted[at]
    if meaning == PERIOD == wanted[best[ColumnRole.DEADLINE]]:
        return ColumnRole.DEADLINE
    if best.get(meaning.role) == at or meaning.role is ColumnRole.OTHER:
        return meaning.role
    if meaning.role is ColumnRole.NUMBER and ColumnRole.SECOND_CODE not in best:
        return ColumnRole.SECOND_CODE
    # Of two times the end is the deadline.
    if meaning == (ColumnRole.DEADLINE, _SOME_TIME) and ColumnRole.START not in best and at < best[ColumnRole.DEADLINE]:
        return ColumnRole.START
    return ColumnRole.OTHER


def _with_implementers(wanted: Sequence[Meaning]) -> list[Meaning]:
    """Who carries a task out beside one who leads it, where nobody else is said to help, is an implementer."""
    leads = any(meaning.role is ColumnRole.LEAD and meaning.rank >= _SURE for meaning in wanted)
    helps = any(meaning.role is ColumnRole.IMPLEMENTERS for meaning in wanted)
    if not leads or helps:
        return list(wanted)
    return [
        Meaning(ColumnRole.IMPLEMENTERS, _DOER) if meaning == (ColumnRole.LEAD, _DOER) else meaning
        for meaning in wanted
    ]


def _with_requirements(wanted: Sequence[Meaning]) -> list[Meaning]:
    """Results or targets beside products say what the products must be."""
    products = [meaning.rank for meaning in wanted if meaning.role is ColumnRole.PRODUCTS]
    if len(products) < 2 or any(meaning.role is ColumnRole.REQUIREMENTS for meaning in wanted):  # noqa: PLR2004
        return list(wanted)
    return [
        Meaning(ColumnRole.REQUIREMENTS, meaning.rank)
        if meaning.role is ColumnRole.PRODUCTS and meaning.rank < max(products)
        else meaning
        for meaning in wanted
    ]


def points_role(words: str) -> ColumnRole | None:
    """Return which points a column of the criteria holds, none where it holds none."""
    return _known_points(words) if len(words) <= _LONGEST_WORDS else None


@lru_cache(maxsize=4096)
def _known_points(words: str) -> ColumnRole | None:
    head = fold(words).strip(" .:*")
    return next((role for role, pattern in _POINTS if len(head) <= LONGEST_HEAD and pattern.fullmatch(head)), None)
