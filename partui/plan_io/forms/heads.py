"""What the columns of a filled table are, by their heads: as `list --csv` names them, or as an officer reads them."""

from partui.domain.forms.filled import EDITABLE, FOLLOWING, GIVEN
from partui.domain.text import fold
from partui.locale import official
from partui.wording.changes import field_label
from partui.wording.forms.table import table_heads

CODE, PLAN, VERSION = "code", "plan", "version"
# What reports and offices write besides, folded.
_WRITTEN = {
    "ma nhiem vu": CODE,
    "san pham chua co tai lieu kiem chung": "unproved",
}


def known_heads() -> dict[str, str]:
    """Return the names of columns by the folded heads that they go by."""
    names = (CODE, PLAN, VERSION, *EDITABLE, *FOLLOWING, *GIVEN)
    with official():
        labels = {fold(field_label(field)): column for column, field in EDITABLE.items()}
        heads = {fold(head): name for name, head in table_heads().items()}
    return {**_WRITTEN, **labels, **heads, **{fold(name): name for name in names}}
