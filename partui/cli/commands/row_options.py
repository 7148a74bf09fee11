"""What the commands that edit the plan's rows have in common."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from partui.locale import _
from partui.store.edits.rows import Spot

F = TypeVar("F", bound=Callable[..., Any])


def spot_options(function: F) -> F:
    """Add `--after` and `--before`."""
    before = click.option("--before", metavar=_("MÃ"), help=_("Đặt ngay trước dòng này."))
    after = click.option("--after", metavar=_("MÃ"), help=_("Đặt ngay sau dòng này; mặc định theo số của mã."))
    return after(before(function))


def spot_of(after: str | None, before: str | None) -> Spot | None:
    """Return the spot asked for.

    Raises:
        UsageError: both are given.
    """
    if after and before:
        raise click.UsageError(_("Chọn --after hoặc --before, không cả hai."), click.get_current_context())
    if before:
        return Spot(before.strip(), after=False)
    return Spot(after.strip()) if after else None


def point_options(function: F) -> F:
    """Add `--max`, `--baseline`, `--target` and `--lead`."""
    for option in (
        click.option("--lead", metavar=_("CHỮ"), help=_("Cơ quan chủ trì tham mưu.")),
        click.option("--target", metavar=_("ĐIỂM"), help=_("Mục tiêu của năm.")),
        click.option("--baseline", metavar=_("ĐIỂM"), help=_("Điểm năm trước.")),
        click.option("--max", "most", metavar=_("ĐIỂM"), help=_("Điểm tối đa.")),
    ):
        function = option(function)
    return function


def cell_options(function: F) -> F:
    """Add the cells of a task: `--product` and `--requirement` as often as wanted, `--implementers`."""
    for option in (
        click.option("--implementers", metavar=_("CHỮ"), help=_("Cơ quan thực hiện; để trống: theo kế hoạch.")),
        click.option(
            "--requirement",
            "requirements",
            multiple=True,
            metavar=_("CHỮ"),
            help=_("Yêu cầu chất lượng, ghi được nhiều lần; để trống: theo kế hoạch."),
        ),
        click.option(
            "--product",
            "products",
            multiple=True,
            metavar=_("CHỮ"),
            help=_("Sản phẩm, ghi được nhiều lần; để trống: theo kế hoạch."),
        ),
        click.option("--title", metavar=_("CHỮ"), help=_("Nội dung nhiệm vụ; để trống: theo kế hoạch.")),
    ):
        function = option(function)
    return function


def lines_of(entries: tuple[str, ...]) -> str | None:
    """Return products or requirements as the journal writes them; none where none is given."""
    return "\n".join(" ".join(entry.split()) for entry in entries) if entries else None
