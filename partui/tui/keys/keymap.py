"""The officer's own keys: for which actions, and whether they can be."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from textual.app import App
from textual.binding import Binding

from partui.domain.errors import PartuiError
from partui.locale import _
from partui.tui.keys.names import is_key, is_typed, key_name

Scope = Sequence[type]
# What goes before the name of a key that stays as it is.
_FIXED = "="
_SUSPEND = "ctrl+z"
# There and back.
MOVES = (("up", "down"), ("page_up", "page_down"), ("first", "last"), ("next_pane", "previous_pane"))


class Keymap(NamedTuple):
    """Keys by action, as Textual takes them, and a sentence for each that cannot be."""

    keys: dict[str, str]
    faults: tuple[PartuiError, ...]


def is_move(binding: Binding) -> bool:
    """Tell whether a key only moves the cursor or the focus."""
    return any(binding.id in pair for pair in MOVES)


def changeable_keys(scopes: Iterable[Scope]) -> dict[str, str]:
    """Return the keys that each action has by default; an action is named by the id of its binding."""
    found = {name: keys for scope in scopes for name, keys in _scope_keys(scope).items()}
    return {name: ",".join(keys) for name, keys in found.items() if not name.startswith(_FIXED)}


def chosen_keys(wanted: Mapping[str, str], scopes: Sequence[Scope]) -> Keymap:
    """Choose what can be of the keys that were asked for; the rest keep theirs.

    Args:
        wanted: an action's name to its keys, with commas between them.
        scopes: the classes whose keys are there at the same time, for each screen.
    """
    defaults = changeable_keys(scopes)
    heard_first = _heard_before_fields(scopes)
    keys: dict[str, str] = {}
    faults: list[PartuiError] = []
    for name, written in wanted.items():
        asked = [key.strip() for key in written.split(",") if key.strip()]
        wrong = next((key for key in asked if not is_key(key)), None)
        if name not in defaults:
            faults.append(PartuiError("Phím: không có việc nào tên “{name}”; partui bỏ qua.", name=name))
        elif wrong is not None or not asked:
            faults.append(
                PartuiError(
                    "Phím: “{name}” giữ phím {default}, vì không có phím nào tên “{key}”.",
                    name=name,
                    default=key_name(defaults[name]),
                    key=wrong or written,
                )
            )
        elif name in heard_first and any(map(is_typed, asked)):
            faults.append(
                PartuiError(
                    "Phím: “{name}” giữ phím {default}, vì {key} là chữ gõ vào ô.",
                    name=name,
                    default=key_name(defaults[name]),
                    key=next(filter(is_typed, asked)),
                )
            )
        else:
            keys[name] = ",".join(_written_out(",".join(asked)))
    for name, key, other in iter(lambda: _clash(keys, scopes), None):
        del keys[name]
        faults.append(
            PartuiError(
                "Phím: “{name}” giữ phím {default}, vì phím {key} đã dùng cho “{other}”.",
                name=name,
                default=key_name(defaults[name]),
                key=key_name(key),
                other=other.removeprefix(_FIXED),
            )
        )
    return Keymap(keys, tuple(faults))


def _clash(keys: Mapping[str, str], scopes: Iterable[Scope]) -> tuple[str, str, str] | None:
    """Return an action whose key was changed to that of another, the key, and the other; none when all are apart."""
    for scope in scopes:
        defaults = _scope_keys(scope)
        holders: dict[str, str] = {}
        for name, by_default in defaults.items():
            for key in keys[name].split(",") if name in keys else by_default:
                other = holders.setdefault(key, name)
                if other != name and (changed := [each for each in (name, other) if _is_changed(each, keys, defaults)]):
                    return changed[0], key, other if changed[0] == name else name
    return None


def _is_changed(name: str, keys: Mapping[str, str], defaults: Mapping[str, list[str]]) -> bool:
    return name in keys and not set(defaults[name]).issuperset(keys[name].split(","))


def _scope_keys(scope: Scope) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for owner in scope:
        for binding in vars(owner).get("BINDINGS", ()):
            if isinstance(binding, Binding):
                name = binding.id or f"{_FIXED}{binding.description or key_name(binding.key)}"
                if binding.id or not binding.priority:
                    found.setdefault(name, []).extend(_written_out(binding.key))
    return found


def _heard_before_fields(scopes: Iterable[Scope]) -> set[str]:
    """Return the actions whose keys never reach the field that is typed in."""
    return {
        binding.id
        for scope in scopes
        for owner in scope
        for binding in vars(owner).get("BINDINGS", ())
        if isinstance(binding, Binding) and binding.id and binding.priority
    }


def _written_out(keys: str) -> list[str]:
    """Return keys by their whole names: `question_mark` for `?`."""
    return [binding.key for binding in Binding.make_bindings([Binding(keys, "")])]


class OfficerKeys:
    """The keys of an app, as the officer wants them.

    Args:
        app: the app.
        wanted: an action's name to its keys, with commas between them.
        scopes: gives the classes whose keys are there at the same time, for each screen; every screen is imported then.
        suspends: whether Ctrl+Z goes back to the shell, unless the officer has it do something else.

    Attributes:
        faults: what of it cannot be, a sentence each.
        order: the place of each action among the keys by default, where any was changed.
    """

    def __init__(
        self, app: App[int], wanted: Mapping[str, str], scopes: Callable[[], list[Scope]], *, suspends: bool
    ) -> None:
        self._app = app
        if suspends and not any(_SUSPEND in keys.split(",") for keys in wanted.values()):
            suspending = Binding(_SUSPEND, "suspend_process", _("Tạm dừng"), show=False)
            app._bindings.key_to_bindings[_SUSPEND] = [suspending]
        self._scopes = scopes
        self._chosen, self.faults = chosen_keys(wanted, scopes()) if wanted else Keymap({}, ())
        self.order: dict[str, int] = {}
        if self._chosen:
            self.order = {name: at for at, name in enumerate(self._all)}
            app.set_keymap(self._chosen)

    def key_of(self, action: str) -> str:
        """Return the key of an action as a keyboard writes it."""
        here = [(*type(self._app.screen).__mro__, *type(self._app).__mro__)]
        return key_name(self._chosen.get(action) or changeable_keys(here).get(action) or self._all[action])

    @cached_property
    def _all(self) -> dict[str, str]:
        return {**changeable_keys(self._scopes()), **self._chosen}
