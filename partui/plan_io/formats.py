"""Which formats a plan is written in; the ending of a file says which."""

import os.path

from partui.domain.errors import PartuiError

ENDINGS = (".docx", ".xlsx", ".csv", ".txt", ".json")
# Those in which an empty plan may be filled in.
TEMPLATE_ENDINGS = (".docx", ".xlsx", ".csv")


def plan_ending(target: str, *, filled: bool = True) -> str:
    """Return the ending of a file that a plan is to be written to, in lower case.

    Args:
        filled: whether the plan has rows.

    Raises:
        PartuiError: a plan, or an empty one, has no such format.
    """
    ending = os.path.splitext(target)[1].lower()
    if ending not in ENDINGS:
        raise PartuiError(
            "Không ghi được kế hoạch ra tệp đuôi “{ending}”; ghi một trong: {allowed}.",
            ending=ending,
            allowed=", ".join(ENDINGS),
        )
    if not filled and ending not in TEMPLATE_ENDINGS:
        raise PartuiError(
            "Mẫu còn trống ghi được ra {allowed}; {ending} chỉ đi cùng --filled.",
            allowed=", ".join(TEMPLATE_ENDINGS),
            ending=ending,
        )
    return ending
