"""Bodies that have another name since a day: what an old name means in a new plan.

Compared in November 2026 with public lists after both resolutions: all ministries and provinces; the departments with
those of the decree's articles 8 and 9, as the council of Đồng Nai gives them, and with the mergers that Quảng Ngãi and
Thành phố Hồ Chí Minh decided. A province may have decided otherwise, so a name is only told of, never changed.
"""

from datetime import date
from typing import NamedTuple

from partui.domain.text import fold

_RESOLUTION_176 = "Nghị quyết số 176/2025/QH15 về cơ cấu tổ chức của Chính phủ"
_DECREE_45 = "Nghị định số 45/2025/NĐ-CP về cơ quan chuyên môn thuộc UBND cấp tỉnh, cấp huyện"
_RESOLUTION_202 = "Nghị quyết số 202/2025/QH15 về sắp xếp đơn vị hành chính cấp tỉnh"
_COUNCIL_OF_HCMC = "Nghị quyết của HĐND Thành phố Hồ Chí Minh ngày 18/4/2025"
_MARCH = date(2025, 3, 1)
_MAY = date(2025, 5, 1)
_JULY = date(2025, 7, 1)


class Renaming(NamedTuple):
    """A body that another has taken the place of.

    Attributes:
        since: the first day of the new name.
        source: the document that says so.
    """

    old: str
    new: str
    since: date
    source: str


# Whose work went on, as a whole or for the most part: of Thông tin và Truyền thông the press went to Văn hóa.
_MERGED = (
    ("Kế hoạch và Đầu tư", "Tài chính"),
    ("Giao thông vận tải", "Xây dựng"),
    ("Thông tin và Truyền thông", "Khoa học và Công nghệ"),
    ("Lao động - Thương binh và Xã hội", "Nội vụ"),
    ("Tài nguyên và Môi trường", "Nông nghiệp và Môi trường"),
    ("Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và Môi trường"),
)

RENAMED = (
    *(Renaming(f"Bộ {old}", f"Bộ {new}", _MARCH, _RESOLUTION_176) for old, new in _MERGED),
    Renaming("Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo", _MARCH, _RESOLUTION_176),
    *(Renaming(f"Sở {old}", f"Sở {new}", _MARCH, _DECREE_45) for old, new in _MERGED),
    Renaming("Ban Dân tộc", "Sở Dân tộc và Tôn giáo", _MARCH, _DECREE_45),
    # From March to May what Sở Giao thông vận tải was there.
    Renaming("Sở Giao thông công chánh", "Sở Xây dựng", _MAY, _COUNCIL_OF_HCMC),
)
# Each with the provinces that are part of it now.
_PROVINCES = {
    "tỉnh Tuyên Quang": "Hà Giang",
    "tỉnh Lào Cai": "Yên Bái",
    "tỉnh Thái Nguyên": "Bắc Kạn",
    "tỉnh Phú Thọ": "Hòa Bình, Vĩnh Phúc",
    "tỉnh Bắc Ninh": "Bắc Giang",
    "tỉnh Hưng Yên": "Thái Bình",
    "thành phố Hải Phòng": "Hải Dương",
    "tỉnh Ninh Bình": "Hà Nam, Nam Định",
    "tỉnh Quảng Trị": "Quảng Bình",
    "thành phố Đà Nẵng": "Quảng Nam",
    "tỉnh Quảng Ngãi": "Kon Tum",
    "tỉnh Gia Lai": "Bình Định",
    "tỉnh Khánh Hòa": "Ninh Thuận",
    "tỉnh Lâm Đồng": "Đắk Nông, Bình Thuận",
    "tỉnh Đắk Lắk": "Phú Yên",
    "Thành phố Hồ Chí Minh": "Bà Rịa - Vũng Tàu, Bình Dương",
    "tỉnh Đồng Nai": "Bình Phước",
    "tỉnh Tây Ninh": "Long An",
    "thành phố Cần Thơ": "Sóc Trăng, Hậu Giang",
    "tỉnh Vĩnh Long": "Bến Tre, Trà Vinh",
    "tỉnh Đồng Tháp": "Tiền Giang",
    "tỉnh Cà Mau": "Bạc Liêu",
    "tỉnh An Giang": "Kiên Giang",
}
PROVINCES = tuple(
    Renaming(f"tỉnh {old}", new, _JULY, _RESOLUTION_202) for new, olds in _PROVINCES.items() for old in olds.split(", ")
)
_BY_OLD_NAME = {fold(each.old): each for each in RENAMED}


def renaming_of(name: str) -> Renaming | None:
    """Return what has become of a body, or of the province that its name ends with; case and marks do not count.

    None where its name is as it was.
    """
    folded = fold(name).strip(" .")
    if found := _BY_OLD_NAME.get(folded):
        return found
    for each in PROVINCES:
        if folded.endswith(f" {fold(each.old)}"):
            return each._replace(old=name, new=f"{name[: -len(each.old)].rstrip()} {each.new}")
    return None
