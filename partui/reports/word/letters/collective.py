"""One letter to all agencies that have late tasks: one number, one signature, an annex by agency."""

from collections.abc import Sequence
from typing import BinaryIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from partui.domain.office import Office
from partui.domain.plan.report import CollectiveReminder, Reminder
from partui.domain.reminders.lateness import Lateness, count_lateness
from partui.domain.tasks.task import Task
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.annex_rows import deadline_words, listed
from partui.reports.progress_rows import task_row
from partui.reports.word.document import begin_annex, new_document, save
from partui.reports.word.letterhead import add_address, add_annex_title, add_letterhead, add_signing
from partui.reports.word.letters.parts import (
    add_ground,
    counted_kinds,
    lateness_words,
    not_late_yet,
    reader_of,
    requests,
    task_words,
)
from partui.reports.word.paragraphs import add_body
from partui.reports.word.tables import WordColumn, WordRow, add_table
from partui.reports.word.words import document_kind, issuer_name, plan_name
from partui.wording.numbers import official_count

CENTER = WD_ALIGN_PARAGRAPH.CENTER


def write_collective(report: CollectiveReminder, out: BinaryIO) -> None:
    """Write one letter that reminds all agencies.

    Args:
        report: what each is reminded of.
        out: a file opened for writing bytes.
    """
    office = report.head.office
    letters = report.letters
    about = _("V/v đôn đốc thực hiện {plan}").format(plan=plan_name(report.head))
    document = new_document(report.head, office, _("Công văn đôn đốc các cơ quan, đơn vị"), about)
    symbol = f"/{office.symbol}-{office.unit}"
    add_letterhead(document, report.head, office, symbol, about)
    add_address(document, _("Các cơ quan, đơn vị có tên trong Phụ lục kèm theo"))
    add_ground(document, report.head)
    whole = _whole(report, letters)
    _add_found(document, whole, letters, office)
    opening = _("Để bảo đảm hoàn thành {kind} đúng hạn, {office} đề nghị các cơ quan, đơn vị:")
    add_body(document, opening.format(kind=document_kind(report.head), office=office.name))
    for line in requests(whole, office.name):
        add_body(document, line)
    closing = _("{office} đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện./.")
    add_body(document, closing.format(office=office.name))
    add_signing(document, office, [_("Như trên"), _("{issuer} (để b/c)").format(issuer=issuer_name(report.head))])
    begin_annex(document)
    title = _("NHIỆM VỤ QUÁ HẠN VÀ SẮP ĐẾN HẠN THEO CƠ QUAN")
    add_annex_title(document, report.head, office, title, _("Công văn"), symbol)
    add_table(document, _annex_columns(), [row for letter in letters for row in _annex_rows(letter)])
    save(document, out)


def _whole(report: CollectiveReminder, letters: Sequence[Reminder]) -> Reminder:
    """Return all tasks of letters once each: one may be led by several agencies."""
    late, soon = (
        {task.code: task for letter in letters for task in getattr(letter, name)} for name in ("overdue", "due_soon")
    )
    return Reminder(report.head, tuple(late.values()), tuple(soon.values()))


def _add_found(document: Document, whole: Reminder, letters: Sequence[Reminder], office: Office) -> None:
    found = _(
        "Qua theo dõi việc thực hiện {kind}, {office} nhận thấy: tính đến ngày {day}, {agencies} cơ quan, đơn vị còn "
        "{told} (chi tiết tại Phụ lục kèm theo):"
    )
    add_body(
        document,
        found.format(
            kind=document_kind(whole.head),
            office=office.name,
            day=show_date(whole.head.day),
            agencies=official_count(len(letters)),
            told=counted_kinds(whole),
        ),
    )
    if told := lateness_words(whole.overdue):
        add_body(document, told)
    columns = [
        WordColumn(_("TT"), 10, CENTER),
        WordColumn(_("Cơ quan, đơn vị"), 65),
        WordColumn(_("Quá hạn"), 18, CENTER),
        WordColumn(_("Dưới 30 ngày"), 18, CENTER),
        WordColumn(_("30–90 ngày"), 18, CENTER),
        WordColumn(_("Trên 90 ngày"), 18, CENTER),
        WordColumn(_("Sắp đến hạn"), 18, CENTER),
    ]
    add_table(document, columns, [_counted(place, letter) for place, letter in enumerate(letters, start=1)])


def _counted(number: int, letter: Reminder) -> WordRow:
    late = count_lateness(-task.days for task in letter.overdue if task.days is not None)
    counts = (
        len(letter.overdue),
        late[Lateness.UNDER_30],
        late[Lateness.UP_TO_90],
        late[Lateness.OVER_90],
        len(letter.due_soon),
    )
    return WordRow((str(number), reader_of(letter.head), *map(str, counts)))


def _annex_columns() -> list[WordColumn]:
    return [
        WordColumn(_("TT"), 10, CENTER),
        WordColumn(_("Mã"), 18, CENTER),
        WordColumn(_("Nhiệm vụ"), 90),
        WordColumn(_("Sản phẩm"), 74),
        WordColumn(_("Thời hạn"), 32, CENTER),
        WordColumn(_("Kết quả"), 28, CENTER),
    ]


def _annex_rows(letter: Reminder) -> list[WordRow]:
    tasks = (*letter.overdue, *letter.due_soon)
    head = WordRow((reader_of(letter.head),), bold=True, shaded=True)
    rows = (_annex_row(place, task, letter) for place, task in enumerate(tasks, start=1))
    return [head, *rows, *(WordRow((line,)) for line in not_late_yet(letter))]


def _annex_row(number: int, task: Task, letter: Reminder) -> WordRow:
    row = task_row(task, ())
    days = row.days or 0
    standing = _("quá hạn {days} ngày") if days < 0 else _("còn {days} ngày")
    title = task_words(row, letter.head.agency or "", letter.earlier.get(task.code))
    return WordRow(
        (
            str(number),
            row.code,
            title,
            listed(row.products),
            deadline_words(row, "\n"),
            standing.format(days=abs(days)),
        )
    )
