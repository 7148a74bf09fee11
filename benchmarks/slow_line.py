"""The app through a line of 9 600 baud that takes 300 ms there and back: as ever, with `--plain`, and left to judge."""

from benchmarks.figures import Figure, Spread, told
from benchmarks.screen import FIRST_ROW, app, first_screen, sit_down
from benchmarks.terminal import Line

SLOW = Line(baud=9_600, round_trip=0.3)
PRESSES = 4


def slow_figures(path: str, size: int) -> list[Figure]:
    """Measure one sitting over the slow line, and one that spares it.

    Args:
        path: the store.
        size: how many tasks it has.
    """
    figures = []
    for name, options, env in (
        (", PARTUI_PLAIN=0", (), {"PARTUI_PLAIN": "0"}),
        (" --plain", ("--plain",), {}),
        ("", (), {}),
    ):
        start = first_screen(app(path, *options), FIRST_ROW, SLOW, env)
        sat = sit_down(path, FIRST_ROW, PRESSES, *options, line=SLOW, env=env)
        lines = {
            "first full screen": (start.last * 1000, start.bytes),
            "cursor down, p50": _middle(sat.down.milliseconds, sat.down.bytes),
            "page down, p50": _middle(sat.page_down.milliseconds, sat.page_down.bytes),
            "search, a character, p50": _middle(sat.search.milliseconds, sat.search.bytes),
            "switching to Quá hạn, p50": _middle(sat.late.milliseconds, sat.late.bytes),
            "a new status, p50": _middle(sat.status.milliseconds, sat.status.bytes),
        }
        figures += [
            Figure(f"partui{name}: {what}", f"{size:,}", f"{told(took, 'ms')} · {told(number, 'B')}")
            for what, (took, number) in lines.items()
        ]
    return figures


def _middle(milliseconds: Spread, size: Spread) -> tuple[float, float]:
    return milliseconds.p50, size.p50
