"""What the columns of a filled table are, by their heads: as `list --csv` names them, or as an officer reads them."""

from partui.domain.forms.filled import EDITABLE, FOLLOWING, GIVEN
from partui.domain.text import fold
from partui.locale import official
from partui.wording.changes import field_label

CODE, PLAN, VERSION = "code", "plan", "version"
# As reports and offices write them, folded.
_WRITTEN = {
    "ma": CODE,
    "ma nhiem vu": CODE,
    "ke hoach": PLAN,
    "nhiem vu": "title",
    "han": "due_on",
    "so voi han": "timeliness",
    "ket qua thuc hien": "status",
    "so ngay con lai (am: qua han)": "days",
    "san pham chua co tai lieu kiem chung": "unproved",
}


def known_heads() -> dict[str, str]:
    """Return the names of columns by the folded heads that they go by."""
    names = (CODE, PLAN, VERSION, *EDITABLE, *FOLLOWING, *GIVEN)
    with official():
        labels = {fold(field_label(field)): column for column, field in EDITABLE.items()}
    return {**_WRITTEN, **labels, **{fold(name): name for name in names}}
