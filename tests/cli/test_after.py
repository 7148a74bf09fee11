"""`set --after`: what waits for what, said where it matters."""

from tests.cli.conftest import Partui


def test_what_waits_is_said(partui: Partui) -> None:
    assert partui("set", "1.3.2", "--after", "1.3.1", "--as-of", "2020-09-01").err == "1.3.2: Sau nhiệm vụ – → 1.3.1\n"
    assert partui("show", "1.3.2", "--json").json["after"] == ["1.3.1"]
    assert "Thứ tự          sau 1.3.1 · còn chờ 1.3.1" in partui("show", "1.3.2", "--as-of", "2020-10-05").out
    assert "Thứ tự          đang giữ chân 1.3.2" in partui("show", "1.3.1", "--as-of", "2020-10-05").out
    assert "Thứ tự          1.3.2 chờ việc này" in partui("show", "1.3.1", "--as-of", "2020-09-05").out
    early = partui("set", "1.3.2", "--status", "done", "--completed-on", "2020-10-05")
    assert "1.3.2 xong trước 1.3.1, là việc phải xong trước nó." in early.err
    done = partui("show", "1.3.2", "--as-of", "2020-10-06").out
    assert "Thứ tự          sau 1.3.1 · xong trước 1.3.1\n" in done
    assert "thì thành vòng: 1.3.1 → 1.3.2 → 1.3.1" in partui("set", "1.3.1", "--after", "1.3.2").refused()
    assert partui("set", "1.3.2", "--after", "").err == "1.3.2: Sau nhiệm vụ 1.3.1 → –\n"
