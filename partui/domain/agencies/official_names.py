"""Names of ministries and departments as laws write them, and the order in which a province lists its bodies."""

from partui.domain.text import fold

MINISTRIES = (
    "Bộ Quốc phòng",
    "Bộ Công an",
    "Bộ Ngoại giao",
    "Bộ Nội vụ",
    "Bộ Tư pháp",
    "Bộ Kế hoạch và Đầu tư",
    "Bộ Tài chính",
    "Bộ Công Thương",
    "Bộ Nông nghiệp và Phát triển nông thôn",
    "Bộ Nông nghiệp và PTNT",
    "Bộ Nông nghiệp và Môi trường",
    "Bộ Giao thông vận tải",
    "Bộ Xây dựng",
    "Bộ Tài nguyên và Môi trường",
    "Bộ Thông tin và Truyền thông",
    "Bộ Lao động - Thương binh và Xã hội",
    "Bộ Lao động, Thương binh và Xã hội",
    "Bộ Văn hóa, Thể thao và Du lịch",
    "Bộ Khoa học và Công nghệ",
    "Bộ Giáo dục và Đào tạo",
    "Bộ Y tế",
    "Bộ Dân tộc và Tôn giáo",
)

DEPARTMENTS = (
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Sở Kế hoạch và Đầu tư",
    "Sở Tài chính",
    "Sở Công Thương",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Nông nghiệp và PTNT",
    "Sở Nông nghiệp và Môi trường",
    "Sở Giao thông vận tải",
    "Sở Xây dựng",
    "Sở Tài nguyên và Môi trường",
    "Sở Thông tin và Truyền thông",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Lao động, Thương binh và Xã hội",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Văn hóa và Thể thao",
    "Sở Khoa học và Công nghệ",
    "Sở Giáo dục và Đào tạo",
    "Sở Y tế",
    "Sở Ngoại vụ",
    "Sở Du lịch",
    "Sở Dân tộc và Tôn giáo",
    "Sở Quy hoạch - Kiến trúc",
)

OTHERS = (
    "Văn phòng UBND tỉnh",
    "Văn phòng Đoàn ĐBQH, HĐND và UBND tỉnh",
    "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
    "Văn phòng Chính phủ",
    "Thanh tra Chính phủ",
    "Thanh tra tỉnh",
    "Công an tỉnh",
    "Báo và Phát thanh, Truyền hình",
    "Báo và phát thanh, truyền hình",
    "Đài Phát thanh và Truyền hình",
)

WHOLE_NAMES = (*MINISTRIES, *DEPARTMENTS, *OTHERS)

# In the order of decree 24/2014/NĐ-CP, later names (45/2025/NĐ-CP) beside: those of one line are one body before and
# after it was merged or renamed.
_BODIES = (
    ("so noi vu",),
    ("so tu phap",),
    ("so ke hoach va dau tu",),
    ("so tai chinh",),
    ("so cong thuong",),
    ("so nong nghiep va phat trien nong thon", "so nong nghiep va ptnt", "so nong nghiep va moi truong"),
    ("so giao thong van tai",),
    ("so xay dung",),
    ("so tai nguyen va moi truong",),
    ("so thong tin va truyen thong",),
    ("so lao dong - thuong binh va xa hoi", "so lao dong, thuong binh va xa hoi"),
    ("so van hoa, the thao va du lich", "so van hoa va the thao"),
    ("so khoa hoc va cong nghe",),
    ("so giao duc va dao tao",),
    ("so y te",),
    ("thanh tra tinh",),
    ("van phong ubnd tinh", "van phong uy ban nhan dan tinh"),
    ("so ngoai vu",),
    ("ban dan toc", "so dan toc va ton giao"),
    ("so quy hoach - kien truc",),
    ("so du lich",),
)
_GROUPS = ("cac so, ban, nganh", "ubnd cap huyen", "ubnd cap xa")
_RANKS = {name: rank for rank, names in enumerate(_BODIES) for name in names}
_UNKNOWN = len(_BODIES)
_AFTER_ALL = {name: rank for rank, name in enumerate(_GROUPS, _UNKNOWN + 1)}


def official_rank(name: str) -> int:
    """Return an agency's place in official lists: bodies known to the decrees, all others, then groups of bodies.

    Args:
        name: the agency's name; case, marks and a final full stop do not count.
    """
    folded = fold(name).rstrip(" .")
    return _RANKS.get(folded, _AFTER_ALL.get(folded, _UNKNOWN))
