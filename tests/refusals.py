"""Holds what is refused in a test to be a sentence of the catalogue, with a value in each of its gaps."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

import pytest

import partui
from partui.domain.errors import PartuiError

CATALOGUE = Path(partui.__file__).parent / "locale" / "en" / "LC_MESSAGES" / "partui.mo"

# Passes on a sentence that was found elsewhere.
ANOTHER_S = "{error}"


@cache
def translations() -> GNUTranslations:
    """The English catalogue."""
    with CATALOGUE.open("rb") as file:
        return GNUTranslations(file)


@contextmanager
def whole_sentences() -> Iterator[None]:
    """Meanwhile fail where partui refuses with a sentence that is not translated, or that lacks a value."""
    plain = PartuiError.__init__

    def held(self: PartuiError, template: str, **values: object) -> None:
        plain(self, template, **values)
        if sys._getframe(1).f_globals["__name__"].startswith("partui."):
            assert template == ANOTHER_S or translations().gettext(template) != template, (
                f"not in the catalogue: {template}"
            )
            assert set(re.findall(r"{(\w+)", template)) <= set(values), f"has a gap: {template} {values}"
            assert None not in values.values(), f"says None: {template} {values}"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PartuiError, "__init__", held)
        yield
