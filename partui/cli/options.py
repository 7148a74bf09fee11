"""Options of several commands, alone or in bundles."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import click

from partui.cli.output import be_quiet
from partui.cli.parameters import Reader, argument, flag, option
from partui.cli.session import PORTABLE, PROGRAM, Store, effective_settings, read_year, remember
from partui.cli.values import read_day, read_language, read_name, read_path, read_reason, read_role, read_text
from partui.domain.dates import TypedDay, YearlessDay
from partui.domain.errors import PartuiError
from partui.domain.relative_days import RelativeDay
from partui.locale import LANGUAGES, _
from partui.settings.read import typed_value

if TYPE_CHECKING:
    from partui.domain.tasks.task import Role
    from partui.store.journal.writing import Author

AsJson = Annotated[bool, flag("--json", _("In ra JSON."))]
DryRun = Annotated[bool, flag("--dry-run", _("Chỉ xem trước, không lưu gì."))]
NewAgency = Annotated[bool, flag("--new-agency", _("Tên cơ quan mà tệp chưa có là cơ quan mới."))]
Force = Annotated[bool, flag("--force", _("Ghi đè tệp đã có."))]
AgencyPart = Annotated[str | None, option("--agency", _("TÊN"), _("Cơ quan, ghi một phần tên cũng được: so noi vu."))]
CodeArgument = Annotated[str, argument(_("MÃ"), str.strip)]
MaybeCodeArgument = Annotated[str | None, argument(_("[MÃ]"), str.strip, required=False)]
YearArgument = Annotated[int, argument(_("NĂM"), read_year)]
CountsFrom = Annotated[
    TypedDay | None,
    option("--on", _("NGÀY"), _("Có hiệu lực từ ngày này, khi ghi sau: 1/9; mặc định ngày xem."), read_day),
]
OutArgument = Annotated[str, argument(_("TỆP"), read_path)]


def effective_day(typed: TypedDay | None, store: Store) -> date | None:
    """Return the day from which an edit counts.

    Raises:
        PartuiError: it is to come.
    """
    day = store.day_typed(typed) if typed else None
    if day is not None and day > date.today():
        raise PartuiError("Ngày có hiệu lực {day} chưa đến; muộn nhất là hôm nay. Chưa lưu gì.", day=day)
    return day


class AgencyInRole(NamedTuple):
    """An agency and its role."""

    agency: AgencyPart
    role: Annotated[
        "Role",
        option(
            "--role", "lead|implementer|any", _("Vai trò của cơ quan; mặc định lead (chủ trì)."), read_role,
            default="lead",
        ),
    ]  # fmt: skip


def _or_the_officer(ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    return value or read_text(effective_settings(ctx).settings.officer) or None


EditedBy = Annotated[
    str | None,
    option(
        "--by", _("TÊN"), _("Người sửa; mặc định $PARTUI_BY, rồi cài đặt officer, rồi tên đăng nhập."),
        callback=_or_the_officer,
    ),
]  # fmt: skip


class Authorship(NamedTuple):
    """Who edits, and why."""

    why: Annotated[str, option("--why", _("LÝ DO"), _("Vì sao sửa."), read_reason, default="")]
    by: EditedBy

    def author(self, *, new_agencies: bool = False) -> "Author":
        """Return the author of an edit that happens now."""
        return author_named(self.by, self.why)._replace(new_agencies=new_agencies)


def author_named(by: str | None, why: str = "") -> "Author":
    """Return the author of an edit that happens now: the name given, else the computer's user."""
    from partui.settings.record import officer_name
    from partui.store.journal.writing import author

    return author(officer_name(by), why)


class TaskCells(NamedTuple):
    """The cells of a task in Phụ lục II."""

    title: Annotated[str | None, option("--title", _("CHỮ"), _("Nội dung nhiệm vụ; để trống: theo kế hoạch."))]
    products: Annotated[
        tuple[str, ...],
        option("--product", _("CHỮ"), _("Sản phẩm, ghi được nhiều lần; để trống: theo kế hoạch."), multiple=True),
    ]
    requirements: Annotated[
        tuple[str, ...],
        option(
            "--requirement", _("CHỮ"), _("Yêu cầu chất lượng, ghi được nhiều lần; để trống: theo kế hoạch."),
            multiple=True,
        ),
    ]  # fmt: skip
    implementers: Annotated[
        str | None, option("--implementers", _("CHỮ"), _("Cơ quan thực hiện; để trống: theo kế hoạch."))
    ]
    person: Annotated[str | None, option("--person", _("TÊN"), _("Người phụ trách; để trống: xóa."))]
    start: Annotated[str | None, option("--start", _("CHỮ"), _("Thời gian bắt đầu, bằng chữ; để trống: xóa."))]


def journal_fields(bundle: Any) -> dict[str, str]:
    """Return the given options as journal fields and values.

    Args:
        bundle: of such options; those of a bundle within it come last.
    """
    fields: dict[str, str] = {}
    within: dict[str, str] = {}
    for name, value in bundle._asdict().items():
        match value:
            case None | ():
                pass
            case TaskCells():
                within |= journal_fields(value)
            case tuple() if not isinstance(value, YearlessDay | RelativeDay):
                fields[name] = "\n".join(" ".join(line.split()) for line in value)
            case _:
                fields[name] = str(value)
    return fields | within


def global_options() -> list[click.Parameter]:
    """Return the global options, which go before or after the command's name; the later one wins."""
    version = click.Option(
        ["--version", "-V"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_version,
        help=_("In số phiên bản rồi thoát."),
    )
    return [
        _kept(
            "db",
            "--db",
            _("TỆP"),
            _("Tệp dữ liệu; mặc định $PARTUI_DB, rồi thư mục dữ liệu của người dùng."),
            read_name,
        ),
        _kept("plan", "--plan", _("NĂM"), _("Kế hoạch của năm nào; mặc định kế hoạch đang dùng."), read_year),
        _kept(
            "as_of",
            "--as-of",
            _("NGÀY"),
            _("Lấy ngày này làm hôm nay: 30/9/2020, 30/9, 2020-09-30, hôm qua, -7d, cuối quý."),
            read_day,
        ),
        _kept(
            "known_on",
            "--known-on",
            _("NGÀY"),
            _("Chỉ kể những gì tệp đã ghi đến hết ngày này; mặc định cũng là ngày xem."),
            read_day,
        ),
        click.Option(
            ["quiet", "-q", "--quiet"],
            is_flag=True,
            expose_value=False,
            callback=_keep_quiet,
            help=_("Chỉ in dữ liệu và lỗi."),
        ),
        click.Option(
            ["portable", PORTABLE],
            is_flag=True,
            expose_value=False,
            help=_("Tệp dữ liệu, cài đặt, nhật ký lỗi để cạnh chương trình (USB), trong partui-data."),
        ),
        _kept("lang", "--lang", "|".join(LANGUAGES), _("Ngôn ngữ của thông báo."), read_language),
        version,
    ]


def editing_options() -> list[click.Parameter]:
    """Return the options of every command that writes, which the session reads."""
    return [
        _remembered_flag("as_json", "--json", _("In ra JSON những gì đã làm.")),
        _remembered_flag("dry_run", "--dry-run", _("Chỉ xem trước, không lưu gì.")),
    ]


def _remembered_flag(name: str, flag: str, help: str) -> click.Option:
    return click.Option([name, flag], is_flag=True, default=None, expose_value=False, callback=remember, help=help)


def app_options() -> list[click.Parameter]:
    """Return a flag for each setting that has none among the global options."""
    officer, theme, keys = (partial(typed_value, name) for name in ("officer", "theme", "keys"))
    return [
        _kept("officer", "--by", _("TÊN"), _("Tên người sửa, ghi vào nhật ký."), officer),
        _kept("theme", "--theme", _("TÊN"), _("Giao diện màu của ứng dụng."), theme),
        _switch("ascii", _("Chỉ vẽ dấu bằng chữ ASCII.")),
        _switch("mouse", _("Ứng dụng nhận chuột hay không.")),
        option(
            "--key",
            _("VIỆC=PHÍM"),
            _("Đổi phím của một việc: undo=ctrl+z; ghi được nhiều lần."),
            keys,
            multiple=True,
            expose_value=False,
            callback=_remember_keys,
        ).make("keys"),
    ]


def _kept(name: str, flag: str, metavar: str, help: str, read: Reader | None = None) -> click.Parameter:
    return option(flag, metavar, help, read, expose_value=False, callback=remember).make(name)


def _switch(name: str, help: str) -> click.Option:
    return click.Option([name, f"--{name}/--no-{name}"], default=None, expose_value=False, callback=remember, help=help)


def _remember_keys(ctx: click.Context, param: click.Parameter, pairs: tuple[Mapping[str, str], ...]) -> None:
    remember(ctx, param, {action: keys for each in pairs for action, keys in each.items()} or None)


def _keep_quiet(_ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        be_quiet(True)


def _show_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        from partui.cli.help import version

        click.echo(f"{PROGRAM} {version()}")
        ctx.exit()
