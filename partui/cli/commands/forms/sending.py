"""What `partui form out` does: forms written into a folder, and remembered as sent."""

import os
from collections.abc import Sequence
from datetime import date

from partui.cli.output import tell, wrote
from partui.cli.session import Session, Store
from partui.domain.errors import PartuiError
from partui.domain.forms.form import ReportForm
from partui.domain.text import clean, for_file_name
from partui.locale import _, official, plural
from partui.store.journal.writing import Author

_LONGEST_NAME = 60


def send_forms(
    session: Session,
    store: Store,
    forms: Sequence[ReportForm],
    out: str,
    who: Author,
    *,
    force: bool,
    on_paper: bool,
) -> None:
    """Write forms into a folder, remember to whom they go, and say where they are.

    Args:
        forms: those without a task are left out.
        out: the folder, made where there is none.
        who: who sends them, now.
        on_paper: whether they are Word documents, to be filled in by hand.

    Raises:
        PartuiError: there is nothing to ask, or a file cannot be written.
    """
    from partui.files import USUAL, check_target, file_among, make_folder, part_file
    from partui.plan_io.forms.paper import write_paper_form
    from partui.plan_io.forms.writing import write_form

    ending, write = (".docx", write_paper_form) if on_paper else (".xlsx", write_form)

    asked = [form for form in forms if form.rows]
    if not asked:
        raise PartuiError("Không có nhiệm vụ nào để hỏi; chưa lập phiếu nào.")
    if stands := file_among(out):
        raise PartuiError("{folder} là một tệp; hãy ghi tên một thư mục.", folder=stands)
    if not session.dry_run:
        make_folder(out, with_those_above=True)
    targets = [(form, os.path.join(out, _name(form) + ending)) for form in asked]
    if os.path.isdir(out):
        for _form, target in targets:
            check_target(target, force=force)
    done = _("Sẽ lập {path}: {name}, {tasks}.") if session.dry_run else _("Đã lập {path}: {name}, {tasks}.")
    for form, target in targets:
        if not session.dry_run:
            with part_file(target, USUAL, force=force) as part, open(part, "wb") as file, official():
                write(form, file)
        wrote(target, dry_run=session.dry_run)
        tasks = plural("{count} nhiệm vụ", count=len(form.rows))
        tell(done.format(path=clean(target), name=clean(form.name), tasks=tasks))
    if not session.dry_run and store.conn.may_edit:
        _remember(session, store, asked, who)


def check_is_no_member(store: Store, agency: int, before: date | None) -> None:
    """Refuse to ask nothing of a member of a group whose members nobody follows in its tasks, and say what would.

    Args:
        agency: its id.
        before: only tasks that are due before this day.

    Raises:
        PartuiError: its group has tasks that it could be asked of.
    """
    from partui.store.queries.forms.asked import FormQuery, forms_of

    (whole,) = forms_of(store.conn, store.plan, [agency], store.day, FormQuery(before, whole_group=True))
    if whole.rows:
        raise PartuiError(
            "{agency} không được theo dõi riêng trong việc nào; chưa lập phiếu nào."
            " Muốn hỏi mọi việc của nhóm (số việc: {number}): --whole-group.",
            agency=clean(whole.name), number=len(whole.rows),
        )  # fmt: skip


def _name(form: ReportForm) -> str:
    return f"phieu-{form.plan}-{for_file_name(form.name, _LONGEST_NAME)}-{form.made_on:%Y%m%d}"


def _remember(session: Session, store: Store, forms: Sequence[ReportForm], who: Author) -> None:
    from partui.store.edits.forms.sending import remember_forms

    with session.reporting_losses(_("! Phiếu đã lập, nhưng không ghi nhớ được đã gửi cho ai:")):
        remember_forms(store.conn, store.plan, forms, who)
