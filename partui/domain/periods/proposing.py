"""Periods proposed for a task that its deadline gives none: from the words of its products and requirements."""

import re
from collections.abc import Iterable

from partui.domain.periods.calendar import instances_of
from partui.domain.periods.instance import PlanTimes
from partui.domain.text import clean

# How often, up to what is done so often: "Định kỳ 6 tháng tổ chức đối thoại …", "Báo cáo quý hằng quý".
_AGAIN = re.compile(
    r"(?:định k[ỳì]|h[àằ]ng|mỗi)\s+(?:h[àằ]ng\s+|mỗi\s+)?(?:[0-9]{1,2}\s+tháng|tháng|quý|tuần)(?![^\W\d_])",
    re.IGNORECASE,
)


def proposed_periods(texts: Iterable[str], times: PlanTimes) -> str:
    """Return words that say how often, the first that are found; blank where nothing does.

    Args:
        texts: products and requirements.
    """
    for text in texts:
        for found in _AGAIN.finditer(clean(text)):
            if instances_of(found[0], times):
                return found[0]
    return ""
