"""`partui publish`: the plan as a site for reading, pages that need neither a program nor the net."""

import os.path
from datetime import date
from typing import Annotated

from partui.cli.command import subcommand
from partui.cli.output import confirm, work_is_done
from partui.cli.parameters import argument, flag
from partui.cli.session import Session
from partui.cli.values import read_path
from partui.domain.text import clean
from partui.locale import _, plural


@subcommand("publish", help=_("Ghi trang web để đọc vào một thư mục: mục lục, mỗi cơ quan, mỗi lĩnh vực một trang."))
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
    names = publish(found, folder)
    work_is_done()
    index = clean(os.path.join(folder, names[0]))
    confirm(plural("Đã ghi {number} trang; mở {index} để đọc.", number=len(names), index=index))
