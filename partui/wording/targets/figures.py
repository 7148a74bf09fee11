"""Targets and readings as an officer reads them."""

from collections.abc import Iterable
from decimal import ROUND_FLOOR, Decimal

from partui.domain.targets.figures import PERCENT, Figure
from partui.domain.targets.readings import Reading
from partui.domain.targets.target import REJECTED, Course, Target, read_target
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date, show_number
from partui.wording.numbers import CENT


def target_text(target: Target) -> str:
    """Return a bar: `≥ 90%`, `tăng ≥ 20% so với 2019`, `> năm 2019 (15000 tỷ đồng)`."""
    sign = target.comparison.shown
    base = "" if target.base is None else f" ({measured(target.base, '' if target.course else target.unit)})"
    if target.bar is None:
        return _("{sign} năm {year}").format(sign=sign, year=target.year) + base
    bar = f"{sign} {measured(target.bar, target.unit)}"
    if target.course is None:
        return bar
    told = _("tăng {bar} so với {year}") if target.course is Course.UP else _("giảm {bar} so với {year}")
    return told.format(bar=bar, year=target.year) + base


def proposals_text(proposed: Iterable[Target]) -> str:
    """Return the targets that requirements propose: `≥ 90% | ≥ 20 TTHC`."""
    return " | ".join(map(target_text, proposed))


def target_label(value: str) -> str:
    """Return what the journal says of a target as an officer reads it."""
    target = read_target(value)
    if target is None:
        return _("không đặt chỉ tiêu") if value == REJECTED else clean(value)
    return target_text(target)


def percent_hint(value: str, requirements: Iterable[str]) -> str:
    """Return what to look at where a bar is a bare number and the requirements speak of percent; else blank."""
    target = read_target(value)
    is_bare = target is not None and target.bar is not None and not target.unit
    if target is None or not is_bare or not any("%" in each for each in requirements):
        return ""
    percent = target_text(target._replace(unit=PERCENT))
    return _("chưa ghi đơn vị mà yêu cầu nói phần trăm; nếu là phần trăm, hãy ghi “{percent}”").format(percent=percent)


def figure_text(figure: Figure) -> str:
    """Return what was measured: `62/100 (62%)`, `62,5%`, `53 TTHC`."""
    if figure.whole is None:
        return measured(figure.number, figure.unit)
    share = figure.value.quantize(CENT, ROUND_FLOOR)
    return f"{show_number(figure.number)}/{measured(figure.whole, figure.unit)} ({show_number(share)}%)"


def measured_text(reading: Reading) -> str:
    """Return a reading with its day and its source."""
    told = _("{figure} ngày {day}").format(figure=figure_text(reading.figure), day=show_date(reading.on))
    return _("{reading}, theo {source}").format(reading=told, source=clean(reading.source)) if reading.source else told


def measured(number: Decimal, unit: str) -> str:
    """Return a number with its unit: `62,5%`, `53 TTHC`."""
    shown = show_number(number)
    return f"{shown}%" if unit == PERCENT else f"{shown} {clean(unit)}".strip()
