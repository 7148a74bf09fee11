"""What input methods send is taken as it was meant; `make typing` tries every sentence in every kind of field."""

from pathlib import Path

import pytest

from tests.typing.fields import fields
from tests.typing.pace import QUICK
from tests.typing.sitting import sit

# Each pace in every field; the fields share the eight methods.
EACH = 3


@pytest.mark.parametrize(
    ("name", "options", "first"), [("note", (), 0), ("search", ("--plain",), EACH), ("filter", (), 2 * EACH)]
)
def test_what_is_typed_is_taken_as_it_was_meant(
    name: str, options: tuple[str, ...], first: int, store_path: Path, tmp_path: Path
) -> None:
    field = next(each for each in fields(tmp_path) if each.name == name)
    assert sit(store_path, field, EACH, *options, first=first, paces=QUICK).wrong == []
