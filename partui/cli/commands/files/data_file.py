"""`partui init` and `export`: the data file made, a copy of it or of one agency's part."""

import os
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import click

from partui.cli.command import subcommand
from partui.cli.options import AgencyInRole, Force, OutArgument
from partui.cli.output import say_json, tell, work_is_done
from partui.cli.parameters import flag
from partui.cli.session import Session, Store
from partui.domain.text import clean
from partui.locale import _, plural
from partui.wording.numbers import size_text

if TYPE_CHECKING:
    from partui.domain.tasks.task import Role
    from partui.store.exchange.contacts import Shorten


@subcommand("init", help=_("Tạo tệp dữ liệu mới với kế hoạch đi kèm partui; tệp đã có thì giữ nguyên."), writes=True)
def make_file(
    session: Session,
    empty: Annotated[bool, flag("--empty", _("Chưa có kế hoạch nào trong tệp; nhập sau bằng “partui import”."))],
) -> None:
    """Make the data file where there is none, and say which it is."""
    new = not os.path.exists(session.db)
    with session.connection(new=True, empty=empty):
        made = _("Sẽ tạo {path}.") if session.dry_run else _("Đã tạo {path}.")
        said = made if new else _("Đã có {path}; giữ nguyên.")
    if session.as_json:
        say_json({"dry_run": session.dry_run, "file": session.db, "made": new})
    tell(said.format(path=clean(session.db)))


@subcommand("export", help=_("Chép dữ liệu ra một tệp: toàn bộ, hoặc riêng phần của một cơ quan."), writes=True)
def export_file(
    session: Session,
    out: OutArgument,
    of: AgencyInRole,
    packed: Annotated[bool, flag("--gzip", _("Nén bằng gzip."))],
    with_contacts: Annotated[bool, flag("--with-contacts", _("Chép cả địa chỉ thư của các cơ quan."))],
    described: Annotated[
        bool, flag("--datasette", _("Ghi thêm bên cạnh tệp mô tả cho Datasette: tên bảng, ý nghĩa cột, truy vấn sẵn."))
    ],
    parquet: Annotated[
        bool, flag("--parquet", _("Ghi vào thư mục này mỗi bảng một tệp Parquet, cho DuckDB, pandas, Spark."))
    ],
    force: Force,
) -> None:
    """Write one consistent copy of the store, or of one agency's part of it."""
    if parquet:
        if packed or described or force:
            raise click.UsageError(_("--parquet không đi cùng --gzip, --datasette, --force."))
        _write_parquet(session, out, of, with_contacts=with_contacts)
        return
    if described:
        if packed:
            raise click.UsageError(_("--datasette và --gzip không đi cùng nhau."))
        from partui.store.exchange.datasette import check_metadata_target

        check_metadata_target(out, force=force)
    from partui.store.db.settings import plan_title
    from partui.store.exchange.contacts import without_contacts
    from partui.store.exchange.copying import check_copy_target, copy_to

    # The store is only read: it needs no copy that stands for it, and no changes to print.
    with session._replace(dry_run=False, as_json=False).store() as store:
        part = _part(store, of)
        title = plan_title(store.conn, store.plan)
        shorten = part.shorten if with_contacts else without_contacts(store.conn, part.shorten)
        if session.dry_run:
            check_copy_target(store.conn, out, force=force)
        else:
            copy_to(store.conn, out, force=force, packed=packed, shorten=shorten)
    files = [out]
    if not session.dry_run:
        work_is_done()
    _tell_exported(session, out, part)
    if described:
        files.append(_describe(title, out, force, dry_run=session.dry_run))
    if session.as_json:
        say_json(_as_object(session, files, part))


def _write_parquet(session: Session, folder: str, of: AgencyInRole, *, with_contacts: bool) -> None:
    from tempfile import TemporaryDirectory

    from partui.store.exchange.contacts import without_contacts
    from partui.store.exchange.copying import copy_to
    from partui.store.exchange.parquet import check_parquet_folder, write_parquet

    check_parquet_folder(folder)
    names: list[str] = []
    with session._replace(dry_run=False, as_json=False).store() as store:
        part = _part(store, of)
        if not session.dry_run:
            with TemporaryDirectory(prefix="partui-export-") as private:
                copy = os.path.join(private, "copy.db")
                shorten = part.shorten if with_contacts else without_contacts(store.conn, part.shorten)
                copy_to(store.conn, copy, shorten=shorten)
                names = write_parquet(copy, folder)
            work_is_done()
    about = {"target": clean(folder), "plan": part.plan}
    if session.dry_run:
        tell(plural("Sẽ xuất {target}: {total} nhiệm vụ của kế hoạch {plan}.", total=part.tasks, **about))
    else:
        tell(plural("Đã xuất {number} tệp Parquet vào {target}.", number=len(names), target=clean(folder)))
    if session.as_json:
        files = [os.path.join(folder, name) for name in names]
        say_json(_as_object(session, files or [folder], part))


class ExportedPart(NamedTuple):
    """What of the store goes along.

    Attributes:
        plan: the year of the plan worked on.
        agency: whose tasks alone go along; blank for the whole store.
        tasks: how many there are of that plan.
        shorten: takes out of a copy what does not go along, where something stays.
    """

    plan: int
    agency: str
    role: "Role"
    tasks: int
    shorten: "Shorten | None"


def _part(store: Store, of: AgencyInRole) -> ExportedPart:
    key, name = store.agency(of.agency)
    if key is None:
        from partui.store.queries.tallies import plan_tally

        return ExportedPart(store.plan, "", of.role, plan_tally(store.conn, store.plan, store.day).total, None)
    from partui.store.exchange.partial_export import keep_only_tasks_of
    from partui.store.queries.listing import TaskQuery, task_keys

    shorten = partial(keep_only_tasks_of, plan=store.plan, agency=key, role=of.role)
    tasks = len(task_keys(store.conn, store.plan, TaskQuery(agency=key, role=of.role), store.day))
    return ExportedPart(store.plan, name, of.role, tasks, shorten)


def _tell_exported(session: Session, out: str, part: ExportedPart) -> None:
    about: dict[str, Any] = {"target": clean(out), "plan": part.plan}
    if session.dry_run:
        tell(plural("Sẽ xuất {target}: {total} nhiệm vụ của kế hoạch {plan}.", total=part.tasks, **about))
        return
    about["size"] = size_text(os.stat(out).st_size)
    if not part.agency:
        tell(plural("Đã xuất {target}: {size}, kế hoạch {plan} với {total} nhiệm vụ.", total=part.tasks, **about))
        return
    from partui.wording.labels import role_label

    said = plural(
        "Đã xuất {target}: {size}, {total} nhiệm vụ của {agency} ({role}) trong kế hoạch {plan}.",
        total=part.tasks, agency=clean(part.agency), role=role_label(part.role), **about,
    )  # fmt: skip
    tell(said)


def _describe(title: str, out: str, force: bool, *, dry_run: bool) -> str:
    """Write what Datasette says of a copy beside it, and return where."""
    import shlex

    from partui.store.exchange.datasette import metadata_file, write_metadata

    if dry_run:
        tell(_("Sẽ ghi mô tả {path}.").format(path=clean(metadata_file(out))))
        return metadata_file(out)
    path = write_metadata(clean(title), out, force=force)
    said = _("Đã ghi mô tả {path}. Mở bằng: datasette {out} --metadata {quoted}")
    tell(said.format(path=clean(path), out=shlex.quote(clean(out)), quoted=shlex.quote(clean(path))))
    return path


def _as_object(session: Session, files: list[str], part: ExportedPart) -> dict[str, object]:
    return {
        "dry_run": session.dry_run,
        "files": files,
        "size": None if session.dry_run else sum(os.stat(file).st_size for file in files),
        "plan": part.plan,
        "agency": part.agency or None,
        "role": part.role.value if part.agency else None,
        "tasks": part.tasks,
    }
