"""The officer's own look, keys and clipboard: what an app wears before it shows anything."""

import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from textual.binding import ActiveBinding
from textual.filter import LineFilter, Monochrome, NoColor

from partui.domain.errors import PartuiError
from partui.settings.record import Settings
from partui.tui.keys.names import key_name
from partui.tui.terminal.ascii_signs import PlainSigns
from partui.tui.terminal.capabilities import driver_class
from partui.tui.terminal.clipboard import clipboard_code
from partui.tui.terminal.low_bandwidth import SparingApp
from partui.tui.terminal.own_colours import OwnColours
from partui.tui.themes import OWN, SIXTEEN, theme_names
from partui.wording.signs import lacks_signs

if TYPE_CHECKING:
    from partui.tui.keys.keymap import Scope


class DressedApp(SparingApp):
    """An app in the look, with the keys and in the signs that the settings and the terminal ask for.

    Args:
        settings: the officer's settings.
    """

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, settings: Settings) -> None:
        if not os.environ.get("NO_COLOR"):
            # Set to nothing it means nothing; Textual asks only whether it is there.
            os.environ.pop("NO_COLOR", None)
        super().__init__(driver_class=driver_class())
        self.few_signs = settings.ascii or lacks_signs(os.environ)
        for theme in OWN:
            self.register_theme(theme)
        self._chosen_keys: dict[str, str] = {}
        self.key_order: dict[str, int] = {}
        self.look_faults = (*self._put_on(settings.theme or SIXTEEN), *self._take_keys(settings))

    def key_scopes(self) -> "list[Scope]":
        """Return the classes whose keys are there at the same time, for each screen."""
        raise NotImplementedError

    def keep_look(self, name: str) -> None:
        """Keep a theme for the next times."""
        raise NotImplementedError

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Name no colour that is the terminal's own; draw in ASCII where it knows no more, or where that is wanted."""
        filters = list(super().get_line_filters())
        if self.no_color:
            # Textual chose greys before it knew the theme.
            filters = [each for each in filters if not isinstance(each, Monochrome)] + [NoColor()]
        filters.append(OwnColours())
        return [*filters, PlainSigns()] if self.few_signs else filters

    def key_of(self, action: str) -> str:
        """Return the key of an action as a keyboard writes it."""
        from partui.tui.keys.keymap import changeable_keys

        keys = self._chosen_keys.get(action) or changeable_keys(
            [(*type(self.screen).__mro__, *type(self).__mro__)]
        ).get(action)
        return key_name(keys or self._keys[action])

    @cached_property
    def _keys(self) -> dict[str, str]:
        """The keys of each action. To know them every screen is imported: not before they are asked for."""
        from partui.tui.keys.keymap import changeable_keys

        return {**changeable_keys(self.key_scopes()), **self._chosen_keys}

    def copy_to_clipboard(self, text: str) -> None:
        """Put a text into the clipboard of the terminal that the officer sits at.

        Raises:
            PartuiError: the text is too long.
        """
        code = clipboard_code(text, os.environ)
        self._clipboard = text
        if self._driver is not None:
            self._driver.write(code)

    def action_look(self) -> None:
        """Choose how the app looks."""
        from partui.tui.dialogs.general.look import LookScreen

        self.push_screen(LookScreen(self._looks, self.theme), self._look_chosen)

    def action_command_palette(self) -> None:
        """Take a command by words."""
        from partui.tui.dialogs.general.commands import CommandsScreen
        from partui.tui.keys.keymap import is_move

        if isinstance(self.screen, CommandsScreen):
            return
        offered = [active for active in self._offered() if not is_move(active.binding)]
        self.push_screen(CommandsScreen(sorted(offered, key=lambda active: active.node is self)), self._commanded)

    def action_help(self) -> None:
        """Show the keys of the screen that is up."""
        from partui.tui.dialogs.general.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self._offered()))

    @property
    def _looks(self) -> list[str]:
        return theme_names(list(self.available_themes))

    def _put_on(self, wanted: str) -> tuple[PartuiError, ...]:
        """Put a theme on. Without colours only the one of sixteen tells rows apart, by bold and reverse."""
        known = self._looks
        self.theme = wanted if wanted in known and not self.no_color else SIXTEEN
        if wanted in known:
            return ()
        return (
            PartuiError(
                "Không có giao diện “{theme}”; đang dùng “{used}”. Hiện có: {known}.",
                theme=wanted,
                used=SIXTEEN,
                known=", ".join(known),
            ),
        )

    def _take_keys(self, settings: Settings) -> tuple[PartuiError, ...]:
        if not settings.keys:
            return ()
        from partui.tui.keys.keymap import chosen_keys

        chosen = chosen_keys(settings.keys, self.key_scopes())
        self._chosen_keys = chosen.keys
        if chosen.keys:
            self.key_order = {name: at for at, name in enumerate(self._keys)}
            self.set_keymap(chosen.keys)
        return chosen.faults

    def _offered(self) -> list[ActiveBinding]:
        """Return what can be done by a key now; Textual's own keys have no words."""
        return [
            active
            for active in self.screen.active_bindings.values()
            if active.enabled and active.binding.description and not active.binding.key.startswith("super+")
        ]

    def _commanded(self, active: ActiveBinding | None) -> None:
        if active is not None:
            self.run_worker(self.run_action(active.binding.action, active.node))

    def _look_chosen(self, name: str | None) -> None:
        if name is not None:
            self.keep_look(name)
