"""A site for reading: an index, a page an agency, a page a chapter; each one file that fetches and runs nothing."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import NamedTuple

from partui.domain.plan.report import Progress
from partui.domain.site import Site
from partui.domain.tasks.status import Timeliness
from partui.domain.text import clean, for_file_name
from partui.locale import _
from partui.reports.progress_rows import (
    COUNTED,
    CountRow,
    TaskRow,
    chapter_rows,
    count_heads,
    lead_rows,
    members_words,
    task_rows,
    total_row,
)
from partui.reports.titles import site_name
from partui.reports.web.bars import lead_bars
from partui.reports.web.pages import write_page
from partui.wording.labels import timeliness_label
from partui.wording.tasks import days_label

INDEX = "index.html"
_LONGEST = 80
# Late first.
_ORDER = (
    Timeliness.OVERDUE,
    Timeliness.DUE_SOON,
    Timeliness.IN_TIME,
    Timeliness.NO_DEADLINE,
    Timeliness.DONE_LATE,
    Timeliness.DONE_ON_TIME,
    Timeliness.CANCELLED,
)


class SiteGroup(NamedTuple):
    """Tasks that stand alike, under their title."""

    title: str
    rows: tuple[TaskRow, ...]


class SiteLink(NamedTuple):
    """A line of the index that leads to a page."""

    address: str
    row: CountRow


def site_pages(site: Site) -> dict[str, bytes]:
    """Return the pages by their files' names."""
    whole = site.whole
    rows = task_rows(whole)
    chapters = _chapters(whole)
    agencies = _addresses("co-quan", (each.head.agency or "" for each in site.agencies))
    leads = dict(zip((clean(each.head.agency or "") for each in site.agencies), agencies, strict=True))
    lead_links = [
        SiteLink(leads.get(clean(lead.name), ""), row) for lead, row in zip(whole.leads, lead_rows(whole), strict=True)
    ]
    pages = {
        INDEX: _page(
            "site_index.html",
            site,
            whole,
            total=total_row(whole),
            groups=[group for group in _grouped(rows) if group.rows[0].timeliness in _ORDER[:2]],
            chapter_links=[SiteLink(each.address, each.row) for each in chapters],
            lead_links=lead_links,
            bars=lead_bars(lead_rows(whole)),
            count_heads=count_heads(),
        )
    }
    for address, report in zip(agencies, site.agencies, strict=True):
        pages[address] = _page(
            "site_tasks.html", site, report, total=total_row(report), groups=_grouped(task_rows(report))
        )
    for chapter in chapters:
        row = chapter.row
        scope = f"{row.code}. {row.name}" if row.code else row.name
        pages[chapter.address] = _page(
            "site_tasks.html", site, whole, scope=scope, total=row, groups=_grouped(chapter.tasks)
        )
    return pages


def _page(template: str, site: Site, report: Progress, *, scope: str = "", **values: object) -> bytes:
    made = BytesIO()
    name = site_name(report.head)
    write_page(
        made,
        template,
        name=name._replace(scope=scope) if scope else name,
        words=_words(),
        counted=COUNTED,
        index=INDEX,
        late=days_label,
        members=members_words,
        with_notes=site.with_notes,
        persons={clean(code): clean(name) for code, name in site.persons.items()},
        **values,
    )
    return made.getvalue()


class _Chapter(NamedTuple):
    address: str
    row: CountRow
    tasks: list[TaskRow]


def _chapters(whole: Progress) -> list[_Chapter]:
    """Return each chapter that has tasks: its page, its counts, its tasks."""
    named = {each.chapter.code for each in whole.chapters}
    tasks: dict[str, list[TaskRow]] = {}
    for task, row in zip(whole.tasks, task_rows(whole), strict=True):
        tasks.setdefault(task.chapter if task.chapter in named else "", []).append(row)
    counted = [
        (each.chapter.code, row)
        for each, row in zip(whole.chapters, chapter_rows(whole), strict=True)
        if each.chapter.code in tasks
    ]
    addresses = _addresses("linh-vuc", (code for code, _row in counted))
    return [_Chapter(address, row, tasks[code]) for address, (code, row) in zip(addresses, counted, strict=True)]


def _grouped(rows: Sequence[TaskRow]) -> list[SiteGroup]:
    """Return tasks by how they stand, late first, and those the longest late or the sooner due before others."""
    found = []
    for timeliness in _ORDER:
        alike = [row for row in rows if row.timeliness is timeliness]
        if timeliness in _ORDER[:3]:
            alike.sort(key=_days)
        if alike:
            found.append(SiteGroup(f"{timeliness_label(timeliness)} ({len(alike)})", tuple(alike)))
    return found


def _days(row: TaskRow) -> int:
    return row.days or 0


def _addresses(stem: str, names: Iterable[str]) -> list[str]:
    """Return a file's name for each page, no two alike: `co-quan-so-noi-vu.html`."""
    found: list[str] = []
    for name in names:
        begin = "-".join(part for part in (stem, for_file_name(name, _LONGEST)) if part)
        address, number = f"{begin}.html", 2
        while address in found:
            address, number = f"{begin}-{number}.html", number + 1
        found.append(address)
    return found


def _words() -> dict[str, str]:
    return {
        "by_chapter": _("Theo lĩnh vực"),
        "by_lead": _("Theo cơ quan chủ trì"),
        "chapter": _("Lĩnh vực"),
        "code": _("Mã"),
        "deadline": _("Thời hạn"),
        "implementers": _("Thực hiện"),
        "lead": _("Cơ quan chủ trì"),
        "note": _("Ghi chú"),
        "number": _("TT"),
        "numbers": _("Tổng hợp"),
        "person": _("Người phụ trách"),
        "products": _("Sản phẩm"),
        "progress": _("Kết quả"),
        "rate": _("Tỷ lệ hoàn thành"),
        "task": _("Nhiệm vụ"),
        "timeliness": _("So với hạn"),
        "to_index": _("← Mục lục"),
        "total": _("Tổng số"),
        "what_leads_show": _("Nhiệm vụ của từng cơ quan chủ trì so với hạn"),
        "nothing": _("Không có nhiệm vụ quá hạn hoặc sắp đến hạn."),
    }
