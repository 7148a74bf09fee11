"""`partui publish`: the plan as a site for reading, pages that need neither a program nor the net."""

import os.path
from datetime import date
from typing import Annotated

from partui.cli.command import subcommand
from partui.cli.output import tell, wrote
from partui.cli.parameters import argument, flag
from partui.cli.session import Session
from partui.cli.values import read_path
from partui.domain.text import clean
from partui.locale import _, plural


@subcommand(
    "publish",
    help=_("Ghi trang web để đọc vào một thư mục: mục lục, mỗi cơ quan, mỗi lĩnh vực một trang."),
    writes=True,
)
def publish_site(
    session: Session,
    folder: Annotated[str, argument(_("THƯ MỤC"), read_path)],
    notes: Annotated[bool, flag("--notes", _("Kèm ghi chú, lý do và người phụ trách."))],
) -> None:
    """Write the site, and say where it begins."""
    from partui.reports.publishing import check_site_folder, publish
    from partui.store.queries.reports.site import site

    check_site_folder(folder)
    with session.store() as store:
        found = site(store.conn, store.plan, store.day, date.today(), with_notes=notes)
        pages = [os.path.join(folder, name) for name in publish(found, folder, dry_run=session.dry_run)]
        wrote(*pages, dry_run=session.dry_run)
    if session.dry_run:
        tell(plural("Sẽ ghi {number} trang vào {folder}.", number=len(pages), folder=clean(folder)))
    else:
        tell(plural("Đã ghi {number} trang; mở {index} để đọc.", number=len(pages), index=clean(pages[0])))
