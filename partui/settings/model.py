"""What each setting may be: the pydantic model that says what is wrong with a value."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from partui.domain.text import clean
from partui.settings.reading import LONGEST_TEXT


def _says_something(text: str) -> str:
    if not clean(text):
        raise ValueError("blank")
    return text


Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT),
    AfterValidator(_says_something),
]


class SettingsModel(BaseModel):
    """The settings that a file or the environment may give; none of them has to be there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    db: Text | None = None
    lang: Literal["vi", "en"] | None = None
    officer: Text | None = None
    theme: Text | None = None
    ascii: bool | None = None
    mouse: bool | None = None
    keys: dict[str, Text] | None = None


Place = tuple[str, ...]


def usable(given: Mapping[str, Any]) -> tuple[dict[str, Any], list[Place]]:
    """Part values into those that can be used and the places of those that cannot.

    Args:
        given: settings by name, of any kind.

    Returns:
        The values; and the name of each wrong one, under `keys` with its action.
    """
    try:
        model = SettingsModel.model_validate(dict(given))
    except ValidationError as error:
        wrong = list(dict.fromkeys(_place(each["loc"]) for each in error.errors(include_url=False)))
        return usable(_without(given, wrong))[0], wrong
    return model.model_dump(exclude_none=True), []


def _place(location: tuple[int | str, ...]) -> Place:
    parts = tuple(str(part) for part in location)
    return parts[:2] if parts[0] == "keys" else parts[:1]


def _without(given: Mapping[str, Any], places: list[Place]) -> dict[str, Any]:
    kept = {name: value for name, value in given.items() if (name,) not in places}
    if isinstance(kept.get("keys"), dict):
        kept["keys"] = {action: keys for action, keys in kept["keys"].items() if ("keys", str(action)) not in places}
    return kept
