"""What input methods send is taken as it was meant; `make typing` tries every sentence in every kind of field."""

from pathlib import Path

import pytest

from tests.typing.fields import fields
from tests.typing.pace import QUICK
from tests.typing.sitting import sit

# With three paces and eight methods, both go round.
FEW = 8


@pytest.mark.parametrize(("name", "options"), [("note", ()), ("search", ("--plain",)), ("filter", ())])
def test_what_is_typed_is_taken_as_it_was_meant(
    name: str, options: tuple[str, ...], store_path: Path, tmp_path: Path
) -> None:
    field = next(each for each in fields(tmp_path) if each.name == name)
    assert sit(store_path, field, FEW, *options, paces=QUICK).wrong == []
