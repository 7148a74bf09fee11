"""Letters that remind agencies: written from the dialog of reports, and remembered as sent."""

import asyncio
from collections.abc import Sequence

from partui.domain.errors import PartuiError
from partui.domain.plan.report import Reminder, ReportKind
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.reports.letters import write_reminders
from partui.reports.writing import check_report_target, write_report
from partui.store.edits.reports.reminders import remember_letters
from partui.store.journal.writing import author
from partui.store.queries.reports.reminders import collective_reminder, reminder, reminders
from partui.tui.context import AppContext


async def write_letter(
    app: AppContext, path: str, agency: int | None, template: str, *, force: bool, sent: bool
) -> str:
    """Write the letter to an agency, or one to all of them, and say where it is.

    Args:
        path: the file.
        agency: its id, none for one letter to all.
        template: the whole path of the office's own Word document, blank for the usual form.
        force: whether to put it in the place of a file that is there.
        sent: whether it is remembered as sent.

    Raises:
        PartuiError: nobody is to be reminded, or the file cannot be written.
    """
    await asyncio.to_thread(check_report_target, ReportKind.REMINDER, path, force=force, template=template)
    letters: tuple[Reminder, ...]
    if agency is None:
        whole = await app.store.ask(collective_reminder, app.plan, app.day, app.day.date)
        await asyncio.to_thread(write_report, whole, path, force=force)
        letters, unled = whole.letters, whole.unled
    else:
        letter = await app.store.ask(reminder, app.plan, app.day, app.day.date, agency)
        await asyncio.to_thread(write_report, letter, path, force=force, template=template)
        letters, unled = (letter,), ()
    told = _in_other_form(_("Đã ghi {path}").format(path=path), letters, template)
    return await _done(app, told, letters, unled, sent=sent)


async def write_letters(app: AppContext, folder: str, ending: str, template: str, *, force: bool, sent: bool) -> str:
    """Write a letter to each agency into a folder, and say so.

    Args:
        folder: its whole path.
        ending: that of each file: `.docx`, `.pdf`.
        template: the whole path of the office's own Word document, blank for the usual form.
        force: whether to put them in the place of files that are there.
        sent: whether they are remembered as sent.

    Raises:
        PartuiError: nobody is to be reminded, or the files cannot be written.
    """
    letters, unled = await app.store.ask(reminders, app.plan, app.day, app.day.date)
    if not letters and unled:
        raise PartuiError(
            "Chưa ghi cơ quan chủ trì nên không có văn bản đôn đốc: {codes}; không ghi tệp nào.",
            codes=", ".join(unled),
        )
    if not letters:
        raise PartuiError(
            "Tính đến {day}, không có cơ quan nào phải đôn đốc; không ghi tệp nào.", day=show_date(app.day.date)
        )
    names = await asyncio.to_thread(write_reminders, letters, folder, ending, force=force, template=template)
    told = plural("Đã ghi {number} văn bản đôn đốc vào {folder}", number=len(names), folder=folder)
    return await _done(app, _in_other_form(told, letters, template), letters, unled, sent=sent)


def _in_other_form(told: str, letters: Sequence[Reminder], template: str) -> str:
    """Return what is said with the letters that keep their form, whatever the template."""
    names = [clean(each.head.agency or "") for each in letters if each.is_proposal or each.head.is_own]
    if not template or not names:
        return told
    return _("{told} · theo thể thức của partui: {names}").format(told=told, names="; ".join(names))


async def _done(app: AppContext, told: str, letters: Sequence[Reminder], unled: Sequence[str], *, sent: bool) -> str:
    """Remember what was sent, and return what is said: what is amiss comes first."""
    if sent:
        try:
            if await app.store.ask(remember_letters, letters, author(app.officer)):
                told = _("Nhớ là đã gửi (u: bỏ) · {told}").format(told=told)
        except PartuiError as error:
            told = _("Không ghi nhớ được: {why} · {told}").format(told=told, why=error)
    if not unled:
        return told
    lacking = _("! Chưa ghi chủ trì, không đôn đốc được: {codes}").format(codes=", ".join(unled))
    return f"{lacking} · {told}"
