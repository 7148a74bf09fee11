"""The site for reading, page by page."""

import re
from collections.abc import Mapping
from functools import cache

import pytest

from partui.domain.plan.report import Progress
from partui.domain.site import Site
from partui.domain.tasks.status import Timeliness
from partui.reports.web.site import INDEX, site_pages
from tests.reports import builders, samples
from tests.reports.web.pages import Page

AGENCIES = ("Sở Nội vụ", "Sở Tư pháp", "Văn phòng UBND tỉnh")


def own(agency: str) -> Progress:
    """The progress of what an agency leads."""
    return builders.progress(tuple(task for task in builders.tasks() if agency in task.leads), agency=agency)


@cache
def built() -> Mapping[str, bytes]:
    """The pages of a site of the whole plan."""
    return site_pages(Site(builders.progress(), tuple(map(own, AGENCIES)), persons={"1.1": "Bà Lan"}))


def read(pages: Mapping[str, bytes], name: str) -> Page:
    """A page as a browser reads it."""
    page = Page()
    page.feed(pages[name].decode())
    return page


def codes(page: Page) -> list[str]:
    """The codes of the tasks of a page, as they stand."""
    return [row[0] for title, rows in page.tables.items() if "(" in title for row in rows[1:]]


def test_there_is_an_index_a_page_an_agency_and_a_page_a_chapter() -> None:
    assert list(built()) == [
        INDEX,
        "co-quan-so-noi-vu.html",
        "co-quan-so-tu-phap.html",
        "co-quan-van-phong-ubnd-tinh.html",
        *(f"linh-vuc-{number}.html" for number in range(1, 9)),
    ]


def test_every_link_leads_to_a_page_and_every_page_back() -> None:
    pages = built()
    led_to = set()
    for name in pages:
        links = [value for tag, key, value in read(pages, name).attributes if (tag, key) == ("a", "href")]
        assert set(links) <= set(pages)
        assert (INDEX in links) == (name != INDEX)
        led_to |= set(links)
    assert led_to == set(pages)


def test_each_task_stands_on_the_pages_that_are_its() -> None:
    pages = built()
    tasks = {task.code: task for task in builders.tasks()}
    for number in range(1, 9):
        listed = codes(read(pages, f"linh-vuc-{number}.html"))
        assert sorted(listed) == sorted(code for code, task in tasks.items() if task.chapter == str(number))
    listed = codes(read(pages, "co-quan-so-tu-phap.html"))
    assert sorted(listed) == sorted(code for code, task in tasks.items() if "Sở Tư pháp" in task.leads)
    pressing = {Timeliness.OVERDUE, Timeliness.DUE_SOON}
    assert set(codes(read(pages, INDEX))) == {code for code, task in tasks.items() if task.timeliness in pressing}


def test_what_is_late_comes_first_the_longest_late_before_others() -> None:
    whole = builders.progress(builders.tasks(day=samples.DAY))
    pages = site_pages(Site(whole, ()))
    tasks = {task.code: task for task in whole.tasks}
    days = [tasks[code].days or 0 for code in codes(read(pages, INDEX))]
    assert days == sorted(days)
    assert days[0] < 0
    for name in pages:
        standing = [tasks[code].timeliness for code in codes(read(pages, name))]
        late = [at for at, each in enumerate(standing) if each is Timeliness.OVERDUE]
        assert late == list(range(len(late)))


def test_notes_and_persons_stand_there_only_where_asked_for() -> None:
    noted = builders.progress(tuple(task._replace(note="ghi chú riêng") for task in builders.tasks()[:3]))
    site = Site(noted, (noted._replace(head=builders.head("Sở Nội vụ")),), persons={"1.1": "Bà Lan"})
    for name, page in site_pages(site).items():
        assert "ghi chú riêng".encode() not in page, name
        assert "Bà Lan".encode() not in page
    told = site_pages(site._replace(with_notes=True))
    assert "ghi chú riêng".encode() in told["linh-vuc-1.html"]
    assert "Bà Lan".encode() in told["linh-vuc-1.html"]


def test_pages_run_and_fetch_nothing_and_say_that_they_are_ours() -> None:
    pages = built()
    for name in pages:
        page = read(pages, name)
        assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
        assert not re.search(rb"url\((?!#)|https?:|@import", pages[name])
        assert b'<meta name="generator" content="partui publish">' in pages[name][:1024]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7 * 7 }}", '" onload="x', "]]>"])
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    tasks = tuple(task._replace(title=text, leads=(text,), note=text) for task in builders.tasks()[:3])
    pages = site_pages(Site(builders.progress(tasks), (builders.progress(tasks, agency=text),), True))
    assert len(pages) == 3
    for name in pages:
        page = read(pages, name)
        assert "script" not in page.tags
        assert not any(key.startswith("on") for _tag, key, _value in page.attributes)
    assert text in read(pages, INDEX).texts["th"]


def test_agencies_alike_in_name_have_a_page_each() -> None:
    few = builders.progress(builders.tasks()[:1])
    reports = tuple(few._replace(head=builders.head(name)) for name in ("Sở A/B", "Sở A B", "漢"))
    assert list(site_pages(Site(few, reports)))[1:4] == [
        "co-quan-so-a-b.html",
        "co-quan-so-a-b-2.html",
        "co-quan.html",
    ]
