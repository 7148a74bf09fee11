"""What stands in a cell beside names: labels, what an agency does there, words that name nobody."""

import re

from partui.domain.text import fold

# "Theo phân công tại Quyết định số …" says where it is written who.
_NOBODY = re.compile(
    r"theo (?:su )?(?:phan cong|quyet dinh|ke hoach|phuong an|quy dinh|chuc nang|nhiem vu|chi dao|yeu cau|tham quyen|"
    r"linh vuc|tung|noi dung|cong van|thong bao|nghi quyet|van ban|de an).*"
    r"|#(?:n/a|ref|name|value|null|div/0|num)[!?]?|n/a|khong(?: co)?|khong phan cong|nhu tren|nt|v\.? ?v|"
    r"[^a-z]*"
)
_LABEL = re.compile(
    r"(?:(?:cac )?(?:co quan|don vi) )?(?:duoc giao )?"
    r"(?:chu tri|phoi hop|thuc hien|tham muu|theo doi|dau moi)(?: (?:tham muu|thuc hien|chinh))?"
)
_ROLE = re.compile(r"\s*\((?:cơ quan |đơn vị )?(?:chủ trì|phối hợp|đầu mối|thực hiện|tham mưu)\)", re.IGNORECASE)
_NOTE = re.compile(r"\s*\[[0-9]{1,2}\]")
_WITH = re.compile(
    r"(?:^|[,\s])\s*(?:đề nghị\s+|chủ trì,?\s+)?(?:và\s+)?phối hợp\s+(?:chặt chẽ\s+)?"
    r"(?:(?:với|cùng)(?:\s+với)?\s+"
    r"|(?=(?:các\s+)?(?:sở|bộ(?!\s+phận)|ban|ngành|ubnd|văn phòng|công an|cơ quan|đơn vị)\s))",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:đề nghị|giao)\s+(?=\S)", re.IGNORECASE)

# What an agency does, after its name: always, and after a body whose name holds no such word.
_LEADS = re.compile(r"[,\s]\s*(?:(?:là|làm)\s+(?:cơ quan|đơn vị)\s+|chịu trách nhiệm\s+)?(?:chủ trì|phối hợp)\b")
_DOES = re.compile(
    r"[,\s]\s*(?:(?:là|làm)\s+(?:cơ quan|đơn vị|đầu mối)|trực tiếp|(?:chịu|có)\s+trách nhiệm|triển khai|thực hiện|"
    r"tham mưu|theo dõi|hướng dẫn|đôn đốc|tổng hợp|báo cáo|ban hành|với\s+các|"
    r"(?<!quy\s)(?<!công\s)(?<!chương\s)(?<!lộ\s)trình(?=\s)|"
    r"theo\s+(?:sự\s+)?(?:phân công|chức năng|nhiệm vụ|quy định|thẩm quyền|lĩnh vực|yêu cầu))\b"
)
# Their own names hold such words: "Các đơn vị triển khai thí điểm", "Ban Chỉ đạo thực hiện Đề án 06".
_OF_WORK = re.compile(
    r"(?:cac |mot so |nhung )?(?:co quan|don vi|dia phuong|to chuc|doanh nghiep|ca nhan|hoi dong|ban chi|to)\b"
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_PLAIN_NAME = re.compile(
    r"(?:cac )?(?:so|bo(?! phan))\b|(?:ubnd|uy ban nhan dan|cong an|thanh tra|cuc|vu|chi cuc|thue)\b|"
    r"(?:van phong|vp) (?:ubnd|hdnd|doan|chinh phu|tinh uy|thanh uy)"
)


def names_nobody(words: str) -> bool:
    """Return whether words name no agency: "#N/A", "Theo phân công tại …", a number.

    Args:
        words: a cell, or what a cell has between two separators.
    """
    return _NOBODY.fullmatch(fold(words).strip(" .-…/")) is not None


def is_label(folded: str) -> bool:
    """Return whether words only say what those after a colon do: "Cơ quan chủ trì"."""
    return _LABEL.fullmatch(folded) is not None


def parted_by_role(text: str) -> str:
    """Return a cell with a semicolon for "phối hợp với", without "(chủ trì)" and marks of footnotes."""
    return _WITH.sub("; ", _NOTE.sub("", _ROLE.sub("", text)))


def without_address(name: str) -> str:
    """Return a name without "Giao" or "Đề nghị" before it."""
    found = _ASKED.match(name)
    return name[found.end() :] if found else name


def without_work(name: str) -> str:
    """Return a name without what the agency does there: "Sở A chủ trì triển khai …" is Sở A."""
    folded = fold(name)
    if _OF_WORK.match(folded):
        return name
    outside = _PARENTHESES.sub(lambda found: "(" * len(found[0]), name)
    plain = _PLAIN_NAME.match(folded) is not None
    for pattern, fits in ((_LEADS, True), (_DOES, plain)):
        if fits and (found := pattern.search(outside)):
            outside = outside[: found.start()]
    before, _colon, after = outside.partition(": ")
    return name[: len(before if plain and after[:1].islower() else outside)]


def does_work(name: str) -> bool:
    """Return whether a name is followed by what the agency does: the words after a comma may belong to that."""
    return without_work(name) != name
