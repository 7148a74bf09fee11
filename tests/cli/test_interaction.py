"""How far long work has come, where nobody looks."""

import pytest

from partui.cli import interaction


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interaction, "_PAUSE_SECONDS", 0)


@pytest.mark.usefixtures("at_once")
def test_a_log_is_told_by_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with interaction.ProgressBar("Đang đọc thay đổi", "Đang đọc: {done}/{total} thay đổi") as progress:
        progress(5, 10)
        progress(10, 10)
    assert capsys.readouterr().err == "Đang đọc: 5/10 thay đổi\nĐang đọc: 10/10 thay đổi\n"


@pytest.mark.usefixtures("at_once")
def test_a_log_is_told_nothing_of_work_that_has_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    with interaction.ProgressBar("Đang lưu kế hoạch") as progress:
        progress(1)
    assert capsys.readouterr().err == ""


def test_work_that_is_over_at_once_is_not_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    with interaction.ProgressBar("Đang đọc thay đổi", "Đang đọc: {done}/{total} thay đổi") as progress:
        progress(10, 10)
    assert capsys.readouterr().err == ""
