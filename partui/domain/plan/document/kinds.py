"""What a plan's document is: a plan of its own, or a decision, a resolution, an announcement that holds one."""

from partui.domain.errors import PartuiError
from partui.domain.text import clean, fold

PLAN = "Kế hoạch"
DOCUMENT_KINDS = (
    PLAN, "Quyết định", "Nghị quyết", "Thông báo", "Chương trình", "Chương trình hành động", "Đề án", "Phương án",
    "Chỉ thị", "Kết luận", "Hướng dẫn", "Công văn", "Công điện",
)  # fmt: skip
# Decree 30/2020/NĐ-CP, annex III: what a number is written with.
_SIGNS = {
    "KH": PLAN, "QĐ": "Quyết định", "NQ": "Nghị quyết", "TB": "Thông báo", "CTr": "Chương trình", "ĐA": "Đề án",
    "PA": "Phương án", "CT": "Chỉ thị", "KL": "Kết luận", "HD": "Hướng dẫn", "CĐ": "Công điện",
}  # fmt: skip
_BY_NAME = {fold(kind): kind for kind in DOCUMENT_KINDS}
_BY_SIGN = {sign.upper(): kind for sign, kind in _SIGNS.items()}


def kind_of(said: str, number: str) -> str:
    """Return what a plan's document is called where it is cited.

    Args:
        said: what it is said to be, blank where nobody says.
        number: its number and sign, which tell it too: `12/QĐ-UBND`.
    """
    return said or _by_number(number) or PLAN


def read_kind(text: str) -> str:
    """Return a kind of document as it is written; case and marks do not count, and blank is for what the number tells.

    Raises:
        PartuiError: there is no such kind.
    """
    words = clean(text)
    if words and fold(words) not in _BY_NAME:
        raise PartuiError(
            "Loại văn bản “{text}” không nhận được; ghi một trong: {kinds}.",
            text=words,
            kinds=", ".join(DOCUMENT_KINDS),
        )
    return _BY_NAME[fold(words)] if words else ""


def named_kind(words: str) -> str:
    """Return the kind of document that words are the name of, blank where they are none."""
    return _BY_NAME.get(fold(words), "")


def _by_number(number: str) -> str:
    _figures, _slash, sign = clean(number).rpartition("/")
    return _BY_SIGN.get(sign.partition("-")[0].strip().upper(), "") if sign else ""
