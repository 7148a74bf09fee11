"""Keys as Textual names them, as a keyboard writes them, and whether there is such a key."""

from textual.keys import Keys, format_key, key_to_character

_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "S-Tab",
    "space": "Space",
    "backspace": "Bksp",
    "delete": "Del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}
# In ASCII an arrow would look like another key.
_ARROWS = {"up": "Up", "down": "Down", "left": "Left", "right": "Right"}
_KNOWN = frozenset(key.value for key in Keys if not key.value.startswith("<"))
_MODIFIERS = {"ctrl", "alt", "shift"}


def key_name(keys: str, arrows: bool = True) -> str:
    """Return the first of a binding's keys as it is written on a keyboard.

    Args:
        keys: as a binding lists them, `up,k`.
        arrows: whether the arrow keys are drawn; else they go by their names.
    """
    first = keys.split(",", 1)[0].strip()
    if not arrows and first in _ARROWS:
        return _ARROWS[first]
    if first.startswith("ctrl+"):
        return f"Ctrl+{first.removeprefix('ctrl+').capitalize()}"
    if first in _NAMES:
        return _NAMES[first]
    named = format_key(first)
    return named if len(named) == 1 else first.capitalize()


def is_typed(name: str) -> bool:
    """Tell whether a key types a character, as `x`, `?` and `space` do."""
    character = name if len(name) == 1 else key_to_character(name)
    return character is not None and character.isprintable()


def is_key(name: str) -> bool:
    """Tell whether there is a key of this name, such as `x`, `?`, `question_mark`, `f5`, `ctrl+t` or `alt+x`."""
    *modifiers, key = name.split("+")
    if not key or not _MODIFIERS.issuperset(modifiers):
        return name in _KNOWN
    if name in _KNOWN or key in _KNOWN:
        return True
    return key.isprintable() and (len(key) == 1 or key_to_character(key) is not None)
