"""partui's own looks: the terminal's sixteen colours, and a dark and a light one of its own."""

from textual.theme import Theme

from partui.locale import _

SIXTEEN, DARK, LIGHT = "partui", "partui-dark", "partui-light"

# How much of a colour a faint text keeps, the rest is its ground's: with Textual's half it cannot be read.
FAINT = 0.7

# Bright blue is read on black and on white; the bar's blue needs white letters on either.
_SIXTEEN = Theme(
    name=SIXTEEN,
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    accent="ansi_magenta",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "text-primary": "ansi_bright_blue",
        "border": "ansi_blue",
        "border-blurred": "ansi_blue",
        "scrollbar": "ansi_blue",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_cyan",
        "screen-selection-foreground": "ansi_black",
    },
)

_DARK = Theme(
    name=DARK,
    dark=True,
    primary="#7aa2d6",
    secondary="#8fbcbb",
    warning="#e0b15e",
    error="#ef7d78",
    success="#93c47d",
    accent="#c49ad8",
    foreground="#d5dae3",
    background="#15181e",
    surface="#1c2028",
    panel="#272d38",
    variables={
        "text-primary": "#8fb6e8",
        "text-warning": "#e0b15e",
        "text-error": "#ef7d78",
        "text-success": "#93c47d",
        "text-accent": "#c49ad8",
        "block-cursor-background": "#2f4663",
        "block-cursor-foreground": "#f3f6fb",
        "block-cursor-blurred-background": "#242b37",
        "block-cursor-blurred-foreground": "#d5dae3",
        "border": "#4d6485",
        "border-blurred": "#3a4454",
        "scrollbar": "#3d4a5f",
        "scrollbar-background": "#15181e",
    },
)

_LIGHT = Theme(
    name=LIGHT,
    dark=False,
    primary="#2c5f9e",
    secondary="#2f6f73",
    warning="#855800",
    error="#b3261e",
    success="#2d6a33",
    accent="#7a3e96",
    foreground="#22262d",
    background="#fbfaf6",
    surface="#f3f1ea",
    panel="#e4e1d8",
    variables={
        "text-primary": "#1f5190",
        "text-warning": "#855800",
        "text-error": "#b3261e",
        "text-success": "#2d6a33",
        "text-accent": "#7a3e96",
        "block-cursor-background": "#cfdff3",
        "block-cursor-foreground": "#10151c",
        "block-cursor-blurred-background": "#e9e6dd",
        "block-cursor-blurred-foreground": "#22262d",
        "border": "#8aa3c4",
        "border-blurred": "#c4c0b4",
        "scrollbar": "#b9b5a8",
        "scrollbar-background": "#fbfaf6",
    },
)

OWN = (_SIXTEEN, _DARK, _LIGHT)


def theme_label(name: str) -> str:
    """Return a theme's name as an officer reads it; Textual's own go by their names."""
    match name:
        case "partui":
            return _("16 màu của cửa sổ dòng lệnh")
        case "partui-dark":
            return _("partui, nền tối")
        case "partui-light":
            return _("partui, nền sáng")
        case _other:
            return name


def theme_names(known: list[str]) -> list[str]:
    """Return the themes to choose from: partui's own first, then Textual's by name."""
    own = [theme.name for theme in OWN]
    return [*own, *sorted(set(known).difference(own))]
