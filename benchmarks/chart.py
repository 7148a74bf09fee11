"""Curves on two axes by powers of ten, as SVG."""

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10

Points = Sequence[tuple[float, float]]

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 60, 200, 20, 50
# Told apart without colour too, by their dashes and by the name at their end.
LOOKS = (
    ("#1b6ca8", ""), ("#b3541e", "6 3"), ("#2a7f3f", "2 3"), ("#7a3e9d", "8 3 2 3"),
    ("#a31d2e", "12 4"), ("#6b6b00", "4 4"), ("#00777a", "1 4"), ("#444444", "10 2 2 2"),
)  # fmt: skip
APART = 15


def chart(curves: Mapping[str, Points]) -> str:
    """Return the SVG of curves by name.

    Args:
        curves: points with both values above zero.
    """
    across = _decades([x for points in curves.values() for x, _y in points])
    up = _decades([y for points in curves.values() for _x, y in points])

    def place(x: float, y: float) -> tuple[float, float]:
        return (
            LEFT + (log10(x) - across[0]) / (across[-1] - across[0]) * (WIDTH - LEFT - RIGHT),
            HEIGHT - BOTTOM - (log10(y) - up[0]) / (up[-1] - up[0]) * (HEIGHT - TOP - BOTTOM),
        )

    parts = [_text(LEFT, HEIGHT - 8, "tasks"), _text(4, TOP - 6, "ms, MiB")]
    for power in across:
        x, _y = place(10.0**power, 10.0 ** up[0])
        parts += [
            _line([(x, TOP), (x, HEIGHT - BOTTOM)], "#ddd"),
            _text(x - 14, HEIGHT - BOTTOM + 18, f"{10**power:,}"),
        ]
    for power in up:
        _x, y = place(10.0 ** across[0], 10.0**power)
        parts += [_line([(LEFT, y), (WIDTH - RIGHT, y)], "#ddd"), _text(8, y + 4, f"{10.0**power:g}")]
    lowest = float(TOP - APART)
    for (name, points), (colour, dashes) in zip(_from_the_top(curves), LOOKS, strict=False):
        placed = [place(x, y) for x, y in points]
        lowest = max(placed[-1][1] + 4, lowest + APART)
        parts += [_line(placed, colour, dashes), _text(WIDTH - RIGHT + 10, lowest, name, colour)]
    inside = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
        f' font-size="12">\n<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>\n{inside}\n</svg>\n'
    )


def _from_the_top(curves: Mapping[str, Points]) -> list[tuple[str, Points]]:
    return sorted(curves.items(), key=lambda curve: -curve[1][-1][1])


def _decades(values: Sequence[float]) -> range:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return range(low, max(high, low + 1) + 1)


def _line(points: Points, colour: str, dashes: str = "") -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    width = 1 if colour == "#ddd" else 2
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dashes}"/>'
    )


def _text(x: float, y: float, text: str, colour: str = "#333") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}">{escape(text)}</text>'
