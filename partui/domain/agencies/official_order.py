"""The order in which a province lists its bodies: that of decree 24/2014/NĐ-CP, later names (45/2025/NĐ-CP) beside."""

from partui.domain.text import fold

# Names of one line are one body before and after it was merged or renamed.
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
