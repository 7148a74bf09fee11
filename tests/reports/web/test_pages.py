"""Both reports as web pages, read again and compared with the model."""

import subprocess
from pathlib import Path
from shutil import which

import pytest

from partui.domain.tasks.status import Status
from partui.domain.text import clean
from partui.locale.formats import show_date
from partui.reports.progress_rows import COUNTED
from partui.reports.web import write_assessment, write_progress
from partui.wording.labels import signed_timeliness, status_label
from partui.wording.numbers import official_percent, official_printed, show_gap, show_points
from partui.wording.plan.capitals import as_sentence
from partui.wording.plan.scores import basis_text
from tests.reports import samples
from tests.reports.web.pages import Page, page, source

BROWSER = which("chromium") or which("google-chrome")


def test_counts_by_chapter_and_by_lead() -> None:
    report = samples.progress()
    tables = page(write_progress, report).tables
    chapters, leads = tables["Theo lĩnh vực"][1:], tables["Theo cơ quan chủ trì"][1:]
    for row, counted in zip(chapters[:-1], report.chapters, strict=True):
        numbers = [str(counted.tally.by_timeliness[each]) for each in COUNTED]
        name = [counted.chapter.code, as_sentence(counted.chapter.title)]
        assert row == [*name, str(counted.tally.total), *numbers, official_percent(counted.tally.rate)]
    assert chapters[-1] == ["", "Tổng cộng", "86", "2", "1", "1", "74", "2", "5", "1", "3,5%"]
    assert [row[1].removesuffix(" (nhóm)") for row in leads] == [lead.name for lead in report.leads]
    assert [row[2] for row in leads] == [str(lead.tally.total) for lead in report.leads]


def test_every_task_is_there_cell_by_cell() -> None:
    report = samples.progress()
    rows = page(write_progress, report).tables["Nhiệm vụ"]
    tasks = {row[0]: row for row in rows[1:] if len(row) > 1}
    headings = [row[0] for row in rows if len(row) == 1]
    late_tasks, ordered, above = samples.late_first(report)
    assert headings == [f"NHIỆM VỤ QUÁ HẠN ({len(late_tasks)})", *above]
    assert list(tasks) == [task.code for task in ordered]
    for task in report.tasks:
        row = tasks[task.code]
        closed = task.status in {Status.DONE, Status.CANCELLED}
        late = f"quá {-task.days} ngày" if task.days and task.days < 0 else f"còn {task.days} ngày"
        standing = [
            signed_timeliness(task.timeliness),
            "" if closed or task.days is None else late,
            status_label(task.status),
            show_date(task.completed_on) if task.completed_on else f", {task.progress}%" if task.progress else "",
        ]
        due = "chưa rõ hạn" if task.code == "4.1.1" else show_date(task.due_on) if task.due_on else ""
        assert row[1] == task.title
        assert row[2] == " ".join(
            f"Chủ trì: {'; '.join(task.leads)} Thực hiện: {'; '.join(task.implementers)}".split()
        ).removesuffix(" Thực hiện:")
        assert row[3] == f"{task.deadline} {due}".strip()
        assert row[4] == " ".join(filter(None, standing)).replace(" ,", ",")
        assert row[6] == " ".join(task.requirements)
        assert row[7] == " ".join(f"{task.measured} {task.note}".split())
    proved = "✗ chưa có tài liệu kiểm chứng"
    first, second, third = report.tasks[2].products
    assert tasks["1.3.1"][5] == f"{first} {second} {proved} {third}"
    assert proved not in tasks["1.3.2"][5]


def test_every_criterion_is_there_cell_by_cell() -> None:
    report = samples.assessment()
    read = page(write_assessment, report)
    rows = read.tables["Tiêu chí"][1:]
    for row, scored in zip(rows[:-1], report.scores.rows, strict=True):
        printed, sums = scored.criterion, scored.sums
        risk = f"▲ {show_points(sums.at_risk)}" if sums.at_risk else "0"
        assert row[:12] == [
            printed.code,
            as_sentence(printed.title),
            official_printed(printed.max, sums.max),
            official_printed(printed.baseline, sums.baseline),
            official_printed(printed.target, sums.target),
            *map(show_points, (sums.own, sums.earned, sums.expected, sums.highest)),
            show_gap(sums.expected - sums.target),
            risk,
            show_points(sums.gain),
        ]
        assert row[12] == basis_text(scored, 2020)
        assert row[13] == " ".join(
            f"{code} {signed_timeliness(report.tasks[code].timeliness)}" for code in scored.tasks
        )
    assert rows[-1][1:5] == ["TỔNG ĐIỂM", "100", "79,53", "92,81 (cộng: 92,79)"]
    assert [row[0].removesuffix(" (nhóm)") for row in read.tables["Nguy cơ mất điểm theo cơ quan chủ trì"][1:]] == [
        agency for agency, _points in report.scores.agencies
    ]
    assert [row[0] for row in read.tables["Nhiệm vụ đã hoàn thành, thiếu tài liệu kiểm chứng"][1:]] == [
        "1.3.1", "7.1.1", *["7.1.1"] * (len(report.tasks["7.1.1"].products) - 1),
    ]  # fmt: skip


def test_charts_say_in_words_what_they_show() -> None:
    report = samples.progress()
    read = page(write_progress, report)
    lead = report.leads[0]
    assert f"{lead.name}: {lead.tally.total}" in read.texts["title"]
    assert any("Sắp đến hạn: 22" in text and "Quá hạn: 2" in text for text in read.texts["desc"])
    assert any("T12: 76" in text for text in read.texts["desc"])
    assert any("Ngày 18/12/2020" in text for text in read.texts["text"])
    charts = [value for tag, name, value in read.attributes if tag == "svg" and name == "role"]
    assert charts == ["img"] * (len(report.leads) + 1)
    scores = page(write_assessment, samples.assessment())
    assert any("Mục tiêu: 13,7" in text and "Dự kiến: 13,68" in text for text in scores.texts["desc"])


def test_every_pattern_named_is_there_and_every_identity_once() -> None:
    for read in (page(write_progress, samples.progress()), page(write_assessment, samples.assessment())):
        ids = [value for _tag, name, value in read.attributes if name == "id"]
        assert len(ids) == len(set(ids))
        named = {value[5:-1] for _tag, name, value in read.attributes if name == "fill" and value.startswith("url(#")}
        described = {
            each for _tag, name, value in read.attributes if name == "aria-labelledby" for each in value.split()
        }
        assert named | described <= set(ids)


def test_a_page_is_one_file_that_runs_and_fetches_nothing() -> None:
    for read in both(samples.HOSTILE):
        assert not {"script", "link", "img", "iframe", "object", "embed", "form", "a", "b-x"} & set(read.tags)
        assert read.fetched == []
        assert ("html", "lang", "vi") in read.attributes
        assert ("meta", "content", "default-src 'none'; style-src 'unsafe-inline'") in read.attributes
        assert "@import" not in read.texts["style"][0]
        assert "url(" not in read.texts["style"][0]


@pytest.mark.parametrize("text", [samples.HOSTILE, samples.LONG, "</style></td></table><script>x</script>"])
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    shown = clean(text)
    report = samples.hostile(text)[0]
    read = page(write_progress, report)
    plain = page(write_progress, report._replace(tasks=samples.tasks()[: len(report.tasks)]))
    assert read.tags.count("tr") == plain.tags.count("tr")
    rows = [row for row in read.tables["Nhiệm vụ"][1:] if len(row) > 1]
    assert {row[1] for row in rows} == {shown}
    raw = source(write_progress, report)
    assert not any(mark in raw for mark in samples.INVISIBLE)


def test_a_plan_of_nothing_is_still_a_page() -> None:
    empty = samples.progress("Không cơ quan nào")
    read = page(write_progress, empty._replace(chapters=(), leads=(), headings=()))
    assert read.tables["Theo lĩnh vực"][-1][1:3] == ["Tổng cộng", "0"]
    assert "Không có nhiệm vụ nào có hạn." in read.texts["desc"]


def test_two_writings_are_the_same() -> None:
    assert source(write_progress, samples.progress()) == source(write_progress, samples.progress())
    assert source(write_assessment, samples.assessment()) == source(write_assessment, samples.assessment())


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
@pytest.mark.parametrize("kind", ["progress", "scores"])
def test_a_browser_reads_the_same_rows_and_runs_nothing(tmp_path: Path, kind: str) -> None:
    hostile = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
    progress, assessment, _deadlines = samples.hostile(hostile)
    file = tmp_path / "report.html"
    with file.open("wb") as out:
        if kind == "progress":
            write_progress(progress, out)
        else:
            write_assessment(assessment, out)
    loaded = subprocess.run(
        [
            str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", file.as_uri(),
        ],
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    read = Page()
    read.feed(loaded.stdout.decode())
    assert not {"script", "img"} & set(read.tags)
    ordered = [task.code for task in samples.late_first(progress)[1]]
    table, titles, codes = {
        "progress": (
            "Nhiệm vụ",
            "Báo cáo tình hình thực hiện kế hoạch",
            ordered,
        ),
        "scores": ("Tiêu chí", "Tự đánh giá, chấm điểm", [row.criterion.code for row in assessment.scores.rows]),
    }[kind]
    assert read.texts["title"][0].startswith(titles)
    rows = [row for row in read.tables[table][1:] if len(row) > 1]
    assert [row[0] for row in rows][: len(codes)] == codes
    assert {row[1] for row in rows[: len(codes)]} == {hostile}


def both(text: str) -> tuple[Page, Page]:
    progress, assessment, _deadlines = samples.hostile(text)
    return page(write_progress, progress), page(write_assessment, assessment)
