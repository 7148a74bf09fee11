"""The log: a private file that does not grow for ever; where there can be none, nothing breaks."""

import os
import stat
import threading
from pathlib import Path

import pytest

from partui.log import is_writable, log_error, log_path, own_fault, wants_trace


def log() -> Path:
    path = log_path()
    assert path is not None
    return Path(path)


def test_it_stands_in_the_platforms_folder_and_nobody_else_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = os.umask(0)
    try:
        assert log_error(ValueError("x")) == str(log())
    finally:
        os.umask(before)
    assert log() == Path(os.environ["XDG_STATE_HOME"], "partui", "log", "partui.log")
    assert (stat.S_IMODE(log().stat().st_mode), stat.S_IMODE(log().parent.stat().st_mode)) == (0o600, 0o700)


def test_faults_come_one_after_another_each_with_its_time_and_version() -> None:
    log_error(ValueError("a"))
    log_error(KeyError("b"))
    lines = log().read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("2")] == ["ValueError: a", "KeyError: 'b'"]
    assert all(" partui " in line and ", Python 3." in line for line in lines if line.startswith("2"))


def test_it_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partui.log._MOST_BYTES", 1000)
    for number in range(50):
        log_error(ValueError(number))
    kept = sorted(log().parent.iterdir())
    assert [file.name for file in kept] == ["partui.log", "partui.log.1", "partui.log.2"]
    assert all(file.stat().st_size <= 1000 and stat.S_IMODE(file.stat().st_mode) == 0o600 for file in kept)
    assert "ValueError: 49" in log().read_text(encoding="utf-8")


def test_threads_write_without_loss() -> None:
    threads = [threading.Thread(target=log_error, args=(ValueError(number),)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log().read_text(encoding="utf-8").count("ValueError: ") == len(threads)


def test_where_there_can_be_no_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", os.devnull)
    assert log_error(ValueError("x")) is None
    assert not is_writable(str(log()))
    assert "không ghi được nhật ký lỗi" in str(own_fault(ValueError("x")))


@pytest.mark.parametrize("answer", [RuntimeError("no home"), "~/.local/state/partui/log"])
def test_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: str | Exception) -> None:
    def folder(*_args: object, **_named: object) -> str:
        if isinstance(answer, str):
            return answer
        raise answer

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("platformdirs.user_log_dir", folder)
    assert log_path() is None
    assert log_error(ValueError("x")) is None
    assert not any(tmp_path.iterdir())


def test_a_folder_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    log().mkdir(parents=True)
    assert not is_writable(str(log()))
    assert log_error(ValueError("x")) is None


def test_what_is_told_names_the_log_and_the_place() -> None:
    try:
        raise ValueError("x")
    except ValueError as error:
        said = str(own_fault(error))
    assert said.startswith("partui gặp lỗi của chính mình (ValueError, test_log.py:")
    assert said.endswith(f"; chi tiết ghi ở {log()}.")
    assert "(KeyError, ?)" in str(own_fault(KeyError("x")))


@pytest.mark.parametrize(("value", "wanted"), [(None, False), ("", False), ("0", False), ("1", True)])
def test_the_trace_is_asked_for_by_a_variable(monkeypatch: pytest.MonkeyPatch, value: str | None, wanted: bool) -> None:
    if value is not None:
        monkeypatch.setenv("PARTUI_DEBUG", value)
    assert wants_trace() is wanted
