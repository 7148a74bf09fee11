"""What letters have in common: on which plan, how many tasks, the tables of tasks, what is asked for."""

from collections.abc import Iterable, Iterator, Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from partui.domain.agencies.groups import COMMUNE_COMMITTEES, DISTRICT_COMMITTEES
from partui.domain.agencies.names import agency_key
from partui.domain.office import Office
from partui.domain.plan.report import Reminder, ReportHead
from partui.domain.reminders.lateness import Lateness, count_lateness
from partui.domain.reminders.sent import TO_PROVINCE, EarlierLetters
from partui.domain.tasks.pace import PacedTask
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.annex_rows import deadline_words, leads_words, listed
from partui.reports.progress_notes import milestone_line
from partui.reports.progress_rows import TaskRow, members_words, task_row
from partui.reports.word.paragraphs import DOTS, add_body, add_section_heading
from partui.reports.word.tables import WordColumn, WordRow, add_table
from partui.reports.word.words import agency_in_sentence, document_kind, issuer_name, plan_reference
from partui.wording.due.pace import by_reason
from partui.wording.numbers import official_count

# From this year on the plans' provinces have no districts and no townships.
_TWO_LEVELS = 2026


def reader_of(head: ReportHead) -> str:
    """Return whom a letter to an agency is addressed to: of a group, the bodies that it stands for."""
    communes = _("UBND các xã, phường") if head.year >= _TWO_LEVELS else _("UBND các xã, phường, thị trấn")
    groups = {DISTRICT_COMMITTEES: _("UBND các huyện, thị xã, thành phố"), COMMUNE_COMMITTEES: communes}
    return groups.get(head.agency or "", head.agency or DOTS)


def add_ground(document: Document, head: ReportHead) -> None:
    """Add the plan that a letter rests on."""
    ground = _("Căn cứ {plan} (sau đây gọi tắt là {kind}).")
    add_body(document, ground.format(plan=plan_reference(head), kind=document_kind(head)), italic=True)


def counted_words(report: Reminder) -> str:
    """Return how many tasks an agency is reminded of, as the end of a sentence before them."""
    told = counted_kinds(report)
    if not told:
        return _("không có nhiệm vụ quá hạn hoặc sắp đến hạn.")
    return _("có {told}, cụ thể như sau:").format(told=told)


def counted_kinds(report: Reminder) -> str:
    """Return how many tasks and milestones of each kind there are; blank where there are none.

    As in `02 nhiệm vụ quá hạn và 01 mốc quá hạn`.
    """
    kinds = (
        (_("{count} nhiệm vụ quá hạn"), report.overdue),
        (_("{count} nhiệm vụ sắp đến hạn"), report.due_soon),
        (_("{count} mốc quá hạn"), report.milestones),
    )
    *others, last = [words.format(count=official_count(len(found))) for words, found in kinds if found] or [""]
    return _("{others} và {last}").format(others=", ".join(others), last=last) if others else last


def lateness_words(tasks: Iterable[Task]) -> str:
    """Return how long late tasks are late; blank where they are all late alike: there the table says it."""
    counted = count_lateness(-task.days for task in tasks if task.days is not None)
    told = [
        _("{count} nhiệm vụ {lateness}").format(count=official_count(count), lateness=_lateness_label(lateness))
        for lateness, count in counted.items()
        if count
    ]
    return _("Trong đó: {told}.").format(told="; ".join(told)) if len(told) > 1 else ""


def earlier_words(report: Reminder, office: Office) -> str:
    """Return which letters there were before; blank where this is the first."""
    if not report.earlier:
        return ""
    earlier = report.earlier.values()
    had = report.times - 1
    # From the third on they went to the committee.
    sent = _("văn bản đôn đốc, đề nghị chỉ đạo") if had >= TO_PROVINCE else _("văn bản đôn đốc")
    told = _("{office} đã có {sent} {agency} {times} lần, gần nhất ngày {day}").format(
        office=office.name,
        sent=sent,
        agency=agency_in_sentence(reader_of(report.head)),
        times=official_count(had),
        day=show_date(max(each.last.sent_on for each in earlier)),
    )
    answers = [each.answered_on for each in earlier if each.answered_on is not None]
    if not answers:
        return _("{told}, đến nay chưa nhận được báo cáo.").format(told=told)
    answered = sum(each.is_answered for each in earlier)
    if answered == len(earlier):
        return _("{told}; ngày {day} đã nhận được báo cáo, nhưng nhiệm vụ chưa hoàn thành.").format(
            told=told, day=show_date(max(answers))
        )
    return _(
        "{told}; báo cáo gần nhất nhận ngày {day}, còn {left} nhiệm vụ chưa được báo cáo theo văn bản gần nhất."
    ).format(told=told, day=show_date(max(answers)), left=official_count(len(earlier) - answered))


def add_tables(document: Document, report: Reminder) -> None:
    """Add a table of the late tasks and one of those due soon, each where there are any."""
    kinds = (
        (_("Nhiệm vụ quá hạn"), _("Số ngày quá hạn"), report.overdue),
        (_("Nhiệm vụ sắp đến hạn"), _("Số ngày còn lại"), report.due_soon),
    )
    found = [kind for kind in kinds if kind[2]]
    for number, (heading, days, tasks) in enumerate(found, start=1):
        add_section_heading(document, f"{number}. {heading}")
        add_table(document, _columns(days), _rows(tasks, report))
    if lines := not_late_yet(report):
        named = ((_("mốc quá hạn"), report.milestones), (_("nhiệm vụ chậm nhịp"), _behind_by_pace(report)))
        heading = ", ".join(name for name, what in named if what)
        add_section_heading(document, f"{len(found) + 1}. {heading[:1].upper()}{heading[1:]}")
        for line in lines:
            add_body(document, _("- {line}.").format(line=line))


def not_late_yet(report: Reminder) -> list[str]:
    """Return an agency's late milestones, then its tasks that are behind before they are late, by the reason."""
    return [*map(milestone_line, report.milestones), *behind_words(report)]


def behind_words(report: Reminder) -> list[str]:
    """Return an agency's tasks that are behind before they are late, a line a reason."""
    return [
        _("{count} nhiệm vụ {reason} ({codes})").format(
            count=official_count(len(tasks)), reason=reason, codes=", ".join(clean(task.code) for task in tasks)
        )
        for reason, tasks in by_reason(_behind_by_pace(report)).items()
    ]


def _behind_by_pace(report: Reminder) -> list[PacedTask]:
    """Return what is behind; a late milestone is told of itself."""
    return [each for each in report.behind if not each.pace.late_step]


def requests(report: Reminder, receiver: str) -> Iterator[str]:
    """Yield what an agency is asked to do.

    Args:
        receiver: to whom it reports.
    """
    if report.overdue:
        yield _("- Khẩn trương hoàn thành các nhiệm vụ đã quá hạn; nêu rõ nguyên nhân quá hạn và thời gian hoàn thành.")
    if report.due_soon:
        yield _("- Chủ động triển khai các nhiệm vụ sắp đến hạn, bảo đảm hoàn thành đúng thời hạn.")
    if report.milestones:
        yield _("- Hoàn thành ngay các mốc đã quá hạn.")
    if _behind_by_pace(report):
        yield _("- Đẩy nhanh việc thực hiện các nhiệm vụ chậm nhịp.")
    if not report.overdue and not report.due_soon:
        yield _("- Tiếp tục thực hiện các nhiệm vụ được giao, bảo đảm đúng thời hạn.")
    summarised = _(
        "- Báo cáo kết quả thực hiện (kèm tài liệu kiểm chứng) gửi {receiver} trước ngày {day} "
        "để tổng hợp, báo cáo {issuer}."
    )
    yield summarised.format(
        receiver=receiver, day=f"{DOTS}/{DOTS}/{report.head.made_on.year}", issuer=issuer_name(report.head)
    )


def task_words(row: TaskRow, agency: str, earlier: EarlierLetters | None) -> str:
    """Return a task as a table of a letter names it: who leads it, which members are late, how often it was urged."""
    told = (row.title, _led_by_others(row, agency), members_words(row), "" if earlier is None else _urged(earlier))
    return "\n".join(text for text in told if text)


def _urged(earlier: EarlierLetters) -> str:
    return _("(đã đôn đốc {times} lần, gần nhất {day})").format(
        times=earlier.times, day=show_date(earlier.last.sent_on)
    )


def _columns(days: str) -> list[WordColumn]:
    center = WD_ALIGN_PARAGRAPH.CENTER
    return [
        WordColumn(_("TT"), 10, center),
        WordColumn(_("Mã"), 15, center),
        WordColumn(_("Nhiệm vụ"), 50),
        WordColumn(_("Sản phẩm"), 50),
        WordColumn(_("Thời hạn"), 26, center),
        WordColumn(days, 14, center),
    ]


def _rows(tasks: Sequence[Task], report: Reminder) -> list[WordRow]:
    return [_row(place, task, report) for place, task in enumerate(tasks, start=1)]


def _row(number: int, task: Task, report: Reminder) -> WordRow:
    row = task_row(task, ())
    days = "" if row.days is None else str(abs(row.days))
    title = task_words(row, report.head.agency or "", report.earlier.get(task.code))
    return WordRow((str(number), row.code, title, listed(row.products), deadline_words(row, "\n"), days))


def _led_by_others(row: TaskRow, agency: str) -> str:
    """Return who leads a task that the agency has as a member of a group; blank where it leads the task itself."""
    if agency_key(agency) in map(agency_key, row.leads):
        return ""
    return _("({leads} chủ trì)").format(leads=leads_words(row))


def _lateness_label(lateness: Lateness) -> str:
    """Return how long a task is late, as a letter says it."""
    match lateness:
        case Lateness.OVER_90:
            return _("quá hạn trên 90 ngày")
        case Lateness.UP_TO_90:
            return _("quá hạn từ 30 đến 90 ngày")
        case Lateness.UNDER_30:
            return _("quá hạn dưới 30 ngày")
