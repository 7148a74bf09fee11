"""A page made from its template; every value is escaped."""

from typing import BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined

from partui.locale.formats import show_date
from partui.wording.labels import signed_timeliness, status_label, timeliness_sign
from partui.wording.numbers import official_percent, official_printed, show_gap, show_points


def write_page(out: BinaryIO, template: str, **values: object) -> None:
    """Write a page in UTF-8.

    Args:
        out: a file opened for writing bytes.
        template: the file in `templates/`.
        values: what the template speaks of.
    """
    _environment().get_template(template).stream(**values).dump(out, encoding="utf-8")


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("partui.reports.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        day=show_date,
        gap=show_gap,
        points=show_points,
        printed=official_printed,
        rate=official_percent,
        sign=timeliness_sign,
        signed=signed_timeliness,
        status=status_label,
    )
    return environment
