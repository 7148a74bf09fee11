"""What an officer sets in the app: asked for, checked as a whole, written, and in force as soon as it can be."""

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Any

from partui.domain.text import clean
from partui.locale import _
from partui.settings.change import change_setting, read_days, written_values
from partui.settings.read import read_settings
from partui.settings.record import SHARED, VARIABLES, EffectiveSettings, Settings, Source, officer_name
from partui.store.db.settings import day_with_notice, notices, set_notice
from partui.tui.appearance import Appearance
from partui.tui.context import AppParts
from partui.tui.dialogs.general.first_start import OfficerNameScreen
from partui.tui.dialogs.general.settings import SettingsScreen, notice_label
from partui.tui.keys.keymap import chosen_keys
from partui.tui.saving import ask_until_saved

# The options that are not called by their setting's name.
_OPTIONS = {"officer": "--by", "keys": "--key"}
_AT_ONCE = {"officer", "theme", *SHARED}


async def change_settings(app: AppParts, appearance: Appearance) -> None:
    """Show the settings and save what is changed in them."""
    with app.telling():
        effective = (await asyncio.to_thread(read_settings)).over(_flags(appearance.effective), Source.FLAG)
        values = setting_texts(effective.settings, app.theme, await app.store.ask(notices))
        overruled = {
            name: f"${VARIABLES[name]}" if source is Source.ENVIRONMENT else _OPTIONS.get(name, f"--{name}")
            for name, source in effective.sources.items()
            if source in {Source.ENVIRONMENT, Source.FLAG}
        }

        async def window(typed: Mapping[str, str] | None) -> SettingsScreen:
            return SettingsScreen(values, overruled, appearance.theme_names, partial(_check, app), typed)

        async def save(typed: Mapping[str, str]) -> bool:
            await _write(app, effective.path, typed)
            _put_in_force(app, {name: text for name, text in typed.items() if name not in overruled})
            return True

        await ask_until_saved(app, window, save)


async def ask_name(app: AppParts, config: str) -> None:
    """Ask for the officer's name and keep it."""
    name = await app.push_screen_wait(OfficerNameScreen(clean(app.officer)))
    if name:
        with app.telling():
            await asyncio.to_thread(change_setting, config, "officer", name)
            app.officer = name
            app.tell(_("Từ nay nhật ký ghi tên {name}.").format(name=name))


def _flags(at_start: EffectiveSettings) -> dict[str, Any]:
    """Return the settings that were given at the start, after which they count until the app ends."""
    return {
        name: getattr(at_start.settings, name) for name, source in at_start.sources.items() if source is Source.FLAG
    }


def setting_texts(settings: Settings, theme: str, days: Mapping[str, int]) -> dict[str, str]:
    """Return each setting as it is typed.

    Args:
        settings: the officer's.
        theme: the theme that is on.
        days: those that belong to the file.
    """
    return {
        "officer": settings.officer,
        **{name: str(number) for name, number in days.items()},
        "lang": settings.lang,
        "theme": theme,
        "ascii": "true" if settings.ascii else "false",
        "mouse": "true" if settings.mouse else "false",
        "ctrl_z": settings.ctrl_z,
        "db": settings.db,
        "keys": "; ".join(f"{action}={keys}" for action, keys in settings.keys.items()),
    }


def _check(app: AppParts, typed: Mapping[str, str]) -> None:
    """Refuse what cannot be before anything is written.

    Raises:
        PartuiError: one of the settings cannot have its value.
    """
    for name, text in typed.items():
        if name in SHARED:
            read_days(text or str(SHARED[name]), name, notice_label(name))
        elif text:
            values = written_values(name, text)
            if name == "keys":
                wanted = {place.removeprefix("keys."): str(keys) for place, keys in values.items()}
                for fault in chosen_keys(wanted, app.key_scopes()).faults:
                    raise fault


async def _write(app: AppParts, path: str, typed: Mapping[str, str]) -> None:
    for name, text in typed.items():
        if name in SHARED:
            await app.store.ask(set_notice, name, read_days(text, name) if text else None)
            app.day = await app.store.ask(day_with_notice, app.day.date)
            app.store_changed()
            continue
        if name == "keys":
            await asyncio.to_thread(change_setting, path, name, None)
        if text or name != "keys":
            await asyncio.to_thread(change_setting, path, name, text or None)


def _put_in_force(app: AppParts, typed: Mapping[str, str]) -> None:
    if "officer" in typed:
        app.officer = officer_name(typed["officer"])
    if "theme" in typed:
        app.theme = typed["theme"]
    said = _("Đã lưu cài đặt.")
    if typed.keys() - _AT_ONCE:
        said = _("Đã lưu cài đặt; phần còn lại đổi từ lần mở sau.")
    app.tell(said)
