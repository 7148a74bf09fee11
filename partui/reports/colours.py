"""The colours of charts in HTML and Word; each is always shown beside its words."""

from collections.abc import Mapping
from types import MappingProxyType

# By timeliness and by kind of points.
FILLS: Mapping[str, str] = MappingProxyType({
    "done_on_time": "#3c8d53",
    "done_late": "#b7d9a8",
    "in_time": "#9cc3ea",
    "due_soon": "#ffd470",
    "overdue": "#ef8a80",
    "no_deadline": "#e3e3e3",
    "cancelled": "#ffffff",
    "max": "#ffffff",
    "baseline": "#d0d0d0",
    "target": "#ffd470",
    "earned": "#3c8d53",
    "expected": "#2f6fb0",
    "highest": "#9cc3ea",
})  # fmt: skip
