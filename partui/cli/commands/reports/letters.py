"""Letters of `partui report reminder`: written, and remembered as sent."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

from partui.cli.commands.reports.mails import forms_with, mail_of, tell_of_no_address
from partui.cli.commands.reports.signing import ask_office, tell_of_no_office
from partui.cli.output import screen_width, tell, tell_lines, wrote
from partui.cli.parameters import flag
from partui.cli.session import Session, Store
from partui.cli.table import Cell, TableColumn, table
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.store.journal.writing import Author

if TYPE_CHECKING:
    from partui.domain.forms.form import ReportForm
    from partui.domain.plan.report import Reminder

    # Letters, and the forms that went with them.
    Written = tuple[Sequence[Reminder], Sequence[ReportForm]]


class LetterOptions(NamedTuple):
    """To whom letters go, and whether they are remembered."""

    everyone: Annotated[
        bool, flag("--all", _("reminder: mỗi cơ quan có nhiệm vụ quá hạn hoặc sắp đến hạn một văn bản, vào thư mục."))
    ]
    collective: Annotated[
        bool, flag("--collective", _("reminder: một công văn gửi mọi cơ quan ấy, kèm phụ lục theo cơ quan."))
    ]
    eml: Annotated[
        bool, flag("--eml", _("reminder: thư nháp .eml kèm văn bản và phiếu báo cáo, mở bằng chương trình thư để gửi."))
    ]
    pdf: Annotated[bool, flag("--pdf", _("reminder --all: mỗi văn bản một tệp .pdf, thay cho .docx."))]
    draft: Annotated[bool, flag("--draft", _("reminder: chỉ in thử, không ghi nhớ là đã đôn đốc."))]


def write_letters(
    session: Session, out: str, agency: str | None, asked: LetterOptions, who: Author, template: str, *, force: bool
) -> None:
    """Write the letters that are asked for, remember them, and say where they are.

    Args:
        out: a file for one letter, a folder for all.
        agency: a part of the agency's name, where the letter is to one.
        who: who sends them, now.
        template: the whole path of the office's own Word document, blank for the usual form.

    Raises:
        PartuiError: nobody is to be reminded, or a file cannot be written.
    """
    with session.store() as store:
        ask_office(session, store, who)
        letters, forms = _written(session, store, out, agency, asked, template, force=force)
        if letters and not session.dry_run:
            tell_of_no_office(store)
        if letters and not asked.draft and not session.dry_run:
            _remember(session, store, letters, forms, who)


def _written(
    session: Session, store: Store, out: str, agency: str | None, asked: LetterOptions, template: str, *, force: bool
) -> "Written":
    if asked.everyone:
        return _one_each(session, store, out, asked, template, force=force)
    from partui.domain.plan.report import CollectiveReminder, Reminder, ReportKind
    from partui.reports.letters import write_mail_draft
    from partui.reports.writing import check_report_target, write_report
    from partui.store.queries.reports.reminders import collective_reminder, reminder

    looked_at = (store.conn, store.plan, store.day, store.day.date)
    if not asked.eml:
        check_report_target(ReportKind.REMINDER, out, force=force, template=template)
    report: Reminder | CollectiveReminder
    if asked.collective:
        report = whole = collective_reminder(*looked_at)
        letters = whole.letters
        _tell_of_unled(whole.unled)
        day = show_date(store.day.date)
        what = plural("đôn đốc {agencies} cơ quan, tính đến {day}", agencies=len(letters), day=day)
    else:
        key, _name = store.agency(agency)
        assert key is not None
        report = letter = reminder(*looked_at, key)
        letters, what = (letter,), _what(letter)
        _tell_of_members(letter.by_member)
    forms = forms_with(store, letters) if asked.eml else []
    if not session.dry_run:
        if asked.eml:
            write_mail_draft(mail_of(store, report, letters, forms), out, force=force)
        else:
            write_report(report, out, force=force, template=template)
    wrote(out, dry_run=session.dry_run)
    done = _("Sẽ ghi {target}: {what}.") if session.dry_run else _("Đã ghi {target}: {what}.")
    tell(done.format(target=clean(out), what=what))
    if not asked.collective:
        _tell_of_other_forms(letters, template)
    if asked.eml:
        tell_of_no_address(store, letters)
    return letters, forms


def _one_each(
    session: Session, store: Store, out: str, asked: LetterOptions, template: str, *, force: bool
) -> "Written":
    from partui.reports.letters import mail_names, write_mail_drafts, write_reminders
    from partui.store.queries.reports.reminders import reminders

    letters, unled = reminders(store.conn, store.plan, store.day, store.day.date)
    asked_of = {letter.head.agency or "": forms_with(store, (letter,)) if asked.eml else [] for letter in letters}
    if not letters:
        tell(_nobody(store))
    else:
        if asked.eml:
            names = mail_names(letter.head.agency or "" for letter in letters)
            if not session.dry_run:
                mails = [mail_of(store, letter, (letter,), asked_of[letter.head.agency or ""]) for letter in letters]
                write_mail_drafts(list(zip(names, mails, strict=True)), out, force=force)
        else:
            ending = ".pdf" if asked.pdf else ".docx"
            names = write_reminders(letters, out, ending, force=force, dry_run=session.dry_run, template=template)
        wrote(*(os.path.join(out, name) for name in names), dry_run=session.dry_run)
        _tell_of_other_forms(letters, template)
        tell_lines(_listed(letters, names, out, dry_run=session.dry_run))
        if asked.eml:
            tell_of_no_address(store, letters)
    _tell_of_unled(unled)
    return letters, [form for forms in asked_of.values() for form in forms]


def _tell_of_other_forms(letters: "Sequence[Reminder]", template: str) -> None:
    names = [clean(each.head.agency or "") for each in letters if each.is_proposal or each.head.is_own]
    if template and names:
        told = _("! Theo thể thức của partui, không theo mẫu, vì là đề nghị UBND tỉnh hoặc phiếu nội bộ: {names}.")
        tell(told.format(names="; ".join(names)))


def _remember(
    session: Session, store: Store, letters: "Sequence[Reminder]", forms: "Sequence[ReportForm]", who: Author
) -> None:
    from uuid import uuid4

    from partui.store.edits.forms.sending import remember_forms
    from partui.store.edits.reports.reminders import remember_letters

    kept = _("Đã ghi nhớ lần đôn đốc này (partui reminder list); nếu chỉ in thử: partui undo, lần sau thêm --draft.")
    with session.reporting_losses(_("! Văn bản đã ghi, nhưng lần đôn đốc này không được ghi nhớ:")):
        # Undone together.
        who = who._replace(edit=str(uuid4()))
        changes = remember_letters(store.conn, letters, who)
        asked = [form for form in forms if form.rows]
        if asked:
            changes += remember_forms(store.conn, store.plan, asked, who)
        if changes:
            tell(kept)


def _listed(letters: "Sequence[Reminder]", names: "Sequence[str]", folder: str, *, dry_run: bool) -> list[str]:
    told = {"number": len(names), "folder": clean(folder)}
    head = (
        plural("Sẽ ghi {number} văn bản đôn đốc vào {folder}:", **told)
        if dry_run
        else plural("Đã ghi {number} văn bản đôn đốc vào {folder}:", **told)
    )
    rows = [
        (Cell(name), Cell(clean(letter.head.agency or "")), Cell(_counted(letter)))
        for name, letter in zip(names, letters, strict=True)
    ]
    return [head, *table((TableColumn(""), TableColumn(""), TableColumn("")), rows, screen_width(), indent="  ")]


def _counted(letter: "Reminder") -> str:
    told = _("{late} quá hạn, {soon} sắp đến hạn").format(late=len(letter.overdue), soon=len(letter.due_soon))
    if letter.milestones:
        told = plural("{told}, {number} mốc quá hạn", number=len(letter.milestones), told=told)
    if letter.is_proposal:
        return _("{told}; lần {times}, gửi UBND tỉnh").format(told=told, times=letter.times)
    return _("{told}; lần {times}").format(told=told, times=letter.times) if letter.times > 1 else told


def _what(letter: "Reminder") -> str:
    agency, day = clean(letter.head.agency or ""), show_date(letter.head.day)
    return _("{agency}, {counted}, tính đến {day}").format(agency=agency, counted=_counted(letter), day=day)


def _nobody(store: Store) -> str:
    return _("✓ Tính đến {day}, không có cơ quan nào phải đôn đốc; không ghi tệp nào.").format(
        day=show_date(store.day.date)
    )


def _tell_of_members(codes: "Sequence[str]") -> None:
    if codes:
        told = _("! Theo dõi từng thành viên nên không nêu trong văn bản gửi nhóm: {codes}; --all gửi từng thành viên.")
        tell(told.format(codes=", ".join(clean(code) for code in codes)))


def _tell_of_unled(codes: "Sequence[str]") -> None:
    if codes:
        told = _("! Quá hạn hoặc sắp đến hạn mà chưa ghi cơ quan chủ trì, nên không có văn bản đôn đốc: {codes}.")
        tell(told.format(codes=", ".join(clean(code) for code in codes)))
