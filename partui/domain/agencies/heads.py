"""What the name of an agency begins with, and what a piece of a cell must not be taken for."""

import re
import unicodedata

# The first words of a name, folded; a comma, "và" or a line break before one of these starts another agency.
_HEADS = re.compile(
    r"(?:so(?! lieu)|ubnd|ub mttq|uy ban|hdnd|hoi dong|van phong|vp|dai|bao(?! cao| chi| dam| ve | tri)|"
    r"cong an|quan su|quan khu|bo(?! may| tieu| thu tuc| chi so| du lieu)|bch|tong cuc|tong cong ty|cuc(?! bo)|"
    r"chi cuc|vu|phong(?! chong| ngua)|thanh tra|trung tam|truong(?! hop)|vien(?! chuc| tro)|toa an|kho bac|"
    r"ngan hang|buu dien|vien thong|cong ty|tap doan|lien minh|lien doan|lien hiep|hiep hoi|"
    r"hoi(?! doan| nhap| nghi| thao)|doan(?! the| ket)|mat tran|benh vien|hoc vien|dai hoc|nha xuat ban|tap chi|"
    r"thong tan xa|thi hanh an|hai quan|thue(?= (?:tinh|thanh pho|tp|co so|viet nam)\b)|thong ke(?= tinh| thanh pho)|"
    r"bo doi|bien phong|dang uy|to cong tac|ban(?! nganh| dang | chuyen mon| hanh)) \w"
)
# "Đảng ủy", "Tỉnh ủy", "Thành đoàn": whole names of two words.
_PARTY = re.compile(r"(?:tinh|huyen|thanh|thi|dang|quan) (?:uy|doan)\b|van phong$|chinh phu\b|quoc hoi\b|bhxh\b|mttq\b")
_RELATED = re.compile(r"(?:co quan|don vi|dia phuong)(?: co)? lien quan")
# "và các khu công nghiệp" goes on with a name; before most other nouns "các" begins one.
_SEVERAL = re.compile(
    r"(?:cac|mot so|toan bo|tat ca|nhung) (?!khu\b|cum\b|du an|chuong trinh|linh vuc|van de|nhiem vu|he thong|"
    r"cong trinh|hoat dong|dan toc|noi dung|nen tang|thu tuc|chi tieu|tieu chuan|quy chuan|dich vu)\w"
)
TITLE = (
    r"(?:dong chi |d/c |cac )?(?:pho )?(?:chu tich|giam doc|thu truong|lanh dao|bi thu|nguoi dung dau|"
    r"chanh van phong|chanh thanh tra|truong (?:phong|ban|cac)|bo truong|cuc truong|vu truong|hieu truong|vien truong)"
)
_TITLE_FIRST = re.compile(rf"{TITLE}\b")
_TITLES_ALONE = re.compile(rf"{TITLE}(?:(?:,| va| -)? {TITLE})*")

# Which word it is where it is written with its marks: "Bản quyền" is no Ban, "báo cáo" no Bảo hiểm.
_MARKED = {
    "so": "sở", "uy": "ủy", "hoi": "hội", "van": "văn", "dai": "đài đại", "bao": "báo bảo", "cong": "công",
    "quan": "quân quận", "bo": "bộ", "tong": "tổng", "cuc": "cục", "vu": "vụ", "phong": "phòng",
    "truong": "trường trưởng", "vien": "viện viễn", "toa": "tòa", "ngan": "ngân", "buu": "bưu", "tap": "tập tạp",
    "lien": "liên", "hiep": "hiệp", "doan": "đoàn", "mat": "mặt", "benh": "bệnh", "hoc": "học", "nha": "nhà",
    "thong": "thông thống", "hai": "hải", "thue": "thuế", "bien": "biên", "dang": "đảng", "to": "tổ",
    "tinh": "tỉnh", "huyen": "huyện", "thi": "thi thị", "thanh": "thanh thành", "cac": "các", "ban": "ban",
    "kho": "kho", "chi": "chi", "trung": "trung",
}  # fmt: skip


def starts_agency(words: str, folded: str) -> bool:
    """Return whether a piece of a cell begins with what names begin with.

    Args:
        words: the piece as written.
        folded: the same, folded.
    """
    if not _is_marked_as(words, folded):
        return False
    return any(pattern.match(folded) for pattern in (_HEADS, _PARTY, _RELATED, _SEVERAL, _TITLE_FIRST))


def starts_several(folded: str) -> bool:
    """Return whether a piece begins with "các", "một số" and the like."""
    return _SEVERAL.match(folded) is not None


def is_title(folded: str) -> bool:
    """Return whether a piece is only what a head of agencies is called: "Giám đốc", "Giám đốc, Thủ trưởng"."""
    return _TITLES_ALONE.fullmatch(folded) is not None


def _is_marked_as(words: str, folded: str) -> bool:
    first, _blank, _rest = folded.partition(" ")
    meant = _MARKED.get(first)
    written = (
        unicodedata.normalize("NFC", words.split(maxsplit=1)[0].casefold()).replace("uỷ", "ủy").replace("toà", "tòa")
    )
    return meant is None or written.isascii() or written in meant.split()
