"""What is wrong with a plan file, said in one Vietnamese sentence."""

from collections.abc import Mapping, Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _

PLACE_LENGTH = 100


def plan_fault(error: ValidationError) -> PartuiError:
    """Return the first thing wrong with a plan file, with its place, such as `items[3].code`."""
    first = error.errors(include_url=False)[0]
    place = _place(first["loc"])
    if not place:
        return PartuiError("Tệp kế hoạch không đúng: {what}.", what=_what(first))
    return PartuiError("Tệp kế hoạch không đúng ở {place}: {what}.", place=place, what=_what(first))


def _place(path: Sequence[int | str]) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return clean("".join(steps).removeprefix("."))[:PLACE_LENGTH]


def _what(error: ErrorDetails) -> str:
    sentence = _sentences().get(error["type"], _("giá trị không hợp lệ"))
    return sentence.format(**error.get("ctx", {}))


def _sentences() -> Mapping[str, str]:
    a_number, a_text, an_object = _("phải là số"), _("phải là chữ"), _("phải là một đối tượng")
    return {
        "value_error": "{error}",
        "json_invalid": _("không phải JSON"),
        "missing": _("thiếu trường này"),
        "extra_forbidden": _("không có trường tên như vậy"),
        "literal_error": _("phải là {expected}"),
        "too_long": _("có {actual_length} mục, quá {max_length}"),
        "greater_than_equal": _("phải từ {ge:.0f} trở lên"),
        "less_than_equal": _("không được quá {le:.0f}"),
        "string_type": a_text,
        "string_unicode": a_text,
        "float_type": a_number,
        "int_type": a_number,
        "int_from_float": a_number,
        "finite_number": a_number,
        "tuple_type": _("phải là danh sách"),
        "model_type": an_object,
        "model_attributes_type": an_object,
    }
