"""What is wrong with a plan file, said in one Vietnamese sentence."""

from collections.abc import Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from partui.domain.errors import PartuiError
from partui.domain.text import clean

PLACE_LENGTH = 100

_NO_OTHER = "giá trị không hợp lệ"
_A_NUMBER, _A_TEXT, _AN_OBJECT = "phải là số", "phải là chữ", "phải là một đối tượng"
_SENTENCES = {
    "value_error": "{error}",
    "json_invalid": "không phải JSON",
    "missing": "thiếu trường này",
    "extra_forbidden": "không có trường tên như vậy",
    "literal_error": "phải là {expected}",
    "too_long": "có {actual_length} mục, quá {max_length}",
    "greater_than_equal": "phải từ {ge:.0f} trở lên",
    "less_than_equal": "không được quá {le:.0f}",
    "string_type": _A_TEXT,
    "string_unicode": _A_TEXT,
    "float_type": _A_NUMBER,
    "int_type": _A_NUMBER,
    "int_from_float": _A_NUMBER,
    "finite_number": _A_NUMBER,
    "tuple_type": "phải là danh sách",
    "model_type": _AN_OBJECT,
    "model_attributes_type": _AN_OBJECT,
}


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


def _what(error: ErrorDetails) -> PartuiError:
    return PartuiError(_SENTENCES.get(error["type"], _NO_OTHER), **error.get("ctx", {}))


def sentences() -> tuple[str, ...]:
    """Return every part of a sentence, for the catalogue."""
    return tuple(dict.fromkeys(text for text in (*_SENTENCES.values(), _NO_OTHER) if text != "{error}"))
