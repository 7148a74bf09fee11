"""The officer's own look: the theme, the colours and the signs that the settings and the terminal ask for."""

import asyncio
import os
from collections.abc import Sequence

from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.filter import DimFilter, LineFilter, Monochrome, NoColor

from partui.domain.errors import PartuiError
from partui.settings.record import EffectiveSettings
from partui.tui.terminal.line_filters import AsciiSigns, OwnColours
from partui.tui.themes import FAINT, OWN, SIXTEEN, theme_names
from partui.wording.signs import lacks_signs


class StylesReadOnce(Stylesheet):
    """Styles that are read again only where their colours are others; at the start Textual reads them twice."""

    _is_read = False

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take the colours."""
        if variables != self._variables:
            self._is_read = False
            super().set_variables(variables)

    def reparse(self) -> None:
        """Read the styles, each of which is kept as it was read."""
        if not self._is_read:
            self.parse()
            self._is_read = True


class Appearance:
    """How an app looks.

    Args:
        app: the app.
        effective: the officer's settings.

    Attributes:
        effective: the officer's settings as they were at the start.
        few_signs: whether the terminal knows few letters.
        faults: what is wrong with the look that was asked for, a sentence each.
    """

    def __init__(self, app: App[int], effective: EffectiveSettings) -> None:
        settings = effective.settings
        self._app = app
        # Textual keeps each line as a filter has left it, for as long as that is the same filter.
        self._faint, self._no_color = DimFilter(FAINT), NoColor()
        self._own_colours, self._ascii_signs = OwnColours(), AsciiSigns()
        self.effective = effective
        self.few_signs = settings.ascii or lacks_signs(os.environ)
        app.stylesheet = StylesReadOnce(variables=app.get_css_variables())
        for theme in OWN:
            app.register_theme(theme)
        self.faults = self._put_on(settings.theme or SIXTEEN)

    @property
    def theme_names(self) -> list[str]:
        """The themes to choose from."""
        return theme_names(list(self._app.available_themes))

    async def keep(self, theme: str) -> None:
        """Keep a theme for the next times."""
        from partui.settings.write import write_setting

        await asyncio.to_thread(write_setting, self.effective.path, "theme", theme)

    def line_filters(self, filters: Sequence[LineFilter]) -> list[LineFilter]:
        """Name no colour that is the terminal's own; draw in ASCII where it knows no more, or where that is wanted.

        Args:
            filters: Textual's own.
        """
        chosen = [self._faint if isinstance(each, DimFilter) else each for each in filters]
        if self._app.no_color:
            # Textual chose greys before it knew the theme.
            chosen = [each for each in chosen if not isinstance(each, Monochrome)] + [self._no_color]
        chosen.append(self._own_colours)
        return [*chosen, self._ascii_signs] if self.few_signs else chosen

    def _put_on(self, wanted: str) -> tuple[PartuiError, ...]:
        """Put a theme on. Without colours only the one of sixteen tells rows apart, by bold and reverse."""
        known = self.theme_names
        self._app.theme = wanted if wanted in known and not self._app.no_color else SIXTEEN
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
