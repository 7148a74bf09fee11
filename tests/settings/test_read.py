"""What counts: the environment over the file over the locale over the default; what is wrong is named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.settings.read import read_settings, split_usable, values_of_file
from partui.settings.record import SETTINGS, Settings, Source
from tests.places import ROOT

WHOLE = """\
# của Lan
lang = "en"
officer = "Nguyễn Thị Lan"
theme = "nord"
ascii = true
mouse = false
ctrl_z = "suspend"
db = "kế hoạch.db"

[keys]
undo = "ctrl+z"
quit = "q,Q"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def faults(file: Path, **environ: str) -> list[str]:
    found = read_settings({"PARTUI_CONFIG": str(file), **environ})
    return [str(fault).removeprefix(f"{file}") for fault in found.faults]


def test_nothing_set(file: Path) -> None:
    found = read_settings({"PARTUI_CONFIG": str(file)})
    assert found.settings == Settings()
    assert set(found.sources.values()) == {Source.DEFAULT}
    assert (found.path, found.faults) == (str(file), ())


def test_a_whole_file(file: Path) -> None:
    file.write_text(WHOLE, encoding="utf-8-sig")
    found = read_settings({"PARTUI_CONFIG": str(file), "LANG": "vi_VN.UTF-8"})
    assert found.settings == Settings(
        db=str(file.parent / "kế hoạch.db"), lang="en", officer="Nguyễn Thị Lan", theme="nord", ascii=True, mouse=False,
        ctrl_z="suspend", keys={"undo": "ctrl+z", "quit": "q,Q"},
    )  # fmt: skip
    assert set(found.sources.values()) == {Source.FILE}
    assert found.faults == ()


def test_the_environment_wins(file: Path) -> None:
    file.write_text(WHOLE, encoding="utf-8")
    environ = {
        "PARTUI_LANG": "vi", "PARTUI_BY": "B", "PARTUI_THEME": "gruvbox", "PARTUI_ASCII": "off", "PARTUI_MOUSE": "1",
        "PARTUI_CTRL_Z": "undo", "PARTUI_DB": "/a.db", "PARTUI_KEYS": "undo=z; help=f1,question_mark;",
    }  # fmt: skip
    found = read_settings({"PARTUI_CONFIG": str(file), **environ})
    assert found.settings == Settings(
        "/a.db", "vi", "B", "gruvbox", False, True, "undo", {"undo": "z", "quit": "q,Q", "help": "f1,question_mark"}
    )
    assert set(found.sources.values()) == {Source.ENVIRONMENT}


def test_the_locale_counts_where_nothing_else_is_said(file: Path) -> None:
    found = read_settings({"PARTUI_CONFIG": str(file), "LANG": "en_US.UTF-8"})
    assert (found.settings.lang, found.sources["lang"]) == ("en", Source.LOCALE)


def test_flags_win_over_all(file: Path) -> None:
    file.write_text(WHOLE, encoding="utf-8")
    found = read_settings({"PARTUI_CONFIG": str(file)}).over({"lang": "vi", "keys": {"quit": "Q"}}, Source.FLAG)
    assert found.settings.lang == "vi"
    assert found.settings.keys == {"undo": "ctrl+z", "quit": "Q"}
    assert {name for name, source in found.sources.items() if source is Source.FLAG} == {"lang", "keys"}


def test_what_is_wrong_is_named_with_its_line_and_the_rest_counts(file: Path) -> None:
    file.write_text(
        '# mine\nlang = "fr"\n\nthme = "x"\nofficer = [\n  1,\n]\nascii = "maybe"\nmouse = false\n'
        'theme = " "\ndue_soon_days = 9\n[keys]\nundo = "z"\nquit = 5\n',
        encoding="utf-8",
    )
    assert faults(file) == [
        ':2: lang = "fr" không dùng được; hãy ghi vi hoặc en. partui bỏ qua giá trị này.',
        ":4: không có cài đặt “thme”; gần nhất: theme. partui bỏ qua giá trị này.",
        ":5: officer = [1] không dùng được; hãy ghi một dòng chữ, không để trống. partui bỏ qua giá trị này.",
        ':8: ascii = "maybe" không dùng được; hãy ghi true hoặc false. partui bỏ qua giá trị này.',
        ':10: theme = " " không dùng được; hãy ghi một dòng chữ, không để trống. partui bỏ qua giá trị này.',
        ":11: due_soon_days là cài đặt chung của tệp dữ liệu, không ghi ở đây; "
        "hãy dùng lệnh “partui config set due_soon_days SỐ”.",
        ":14: keys.quit = 5 không dùng được; hãy ghi tên việc và phím, như undo=ctrl+z. partui bỏ qua giá trị này.",
    ]
    found = read_settings({"PARTUI_CONFIG": str(file)})
    assert found.settings == Settings(mouse=False, keys={"undo": "z"})


def test_an_unknown_setting_names_those_there_are(file: Path) -> None:
    file.write_text("qqqqq = 1", encoding="utf-8")
    assert "hiện có: db, lang, officer, theme, ascii, mouse, ctrl_z, keys" in faults(file)[0]


def test_a_wrong_variable_leaves_the_file_alone(file: Path) -> None:
    file.write_text(WHOLE, encoding="utf-8")
    found = read_settings({"PARTUI_CONFIG": str(file), "PARTUI_ASCII": "có", "PARTUI_KEYS": "z"})
    assert (found.settings.ascii, dict(found.settings.keys)) == (True, {"undo": "ctrl+z", "quit": "q,Q"})
    first, second = map(str, found.faults)
    assert first.startswith('$PARTUI_ASCII: ascii = "có" không dùng được')
    assert second.startswith('$PARTUI_KEYS: keys = "z" không dùng được')


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"lang = 'vi'\nmouse =\n", ":2: không đọc được, không đúng cách viết TOML"),
        (b"[" * 100_000, "không đúng cách viết TOML"),
        (b"\xff\xfel\0a\0", ": không phải là tệp chữ UTF-8"),
        (b"#" * 2_000_000, ": không phải là tệp chữ UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_left_out(file: Path, data: bytes, said: str) -> None:
    file.write_bytes(data)
    assert said in faults(file)[0]
    assert read_settings({"PARTUI_CONFIG": str(file)}).settings == Settings()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "không đọc được" in faults(tmp_path)[0]


ANY = st.one_of(
    st.text(max_size=8), st.sampled_from(["vi", "en", "true", "\u200b", "x" * 5000]), st.booleans(), st.integers(),
    st.dictionaries(st.text(max_size=4), st.one_of(st.text(max_size=4), st.integers()), max_size=3),
)  # fmt: skip


@pytest.mark.parametrize(("value", "flag"), [("yes", True), ("OFF", False), (1, True), (True, True), ("0", False)])
def test_yes_and_no_are_written_in_many_ways(value: object, flag: bool) -> None:
    assert split_usable({"ascii": value}) == ({"ascii": flag}, [])


@given(name=st.sampled_from([*Settings._fields, "màu"]), value=ANY)
def test_a_value_that_can_be_used_stays_what_it_is(name: str, value: object) -> None:
    values, wrong = split_usable({name: value})
    assert split_usable(values) == (values, [])
    assert wrong or set(values) == {name}


def test_every_setting_is_registered() -> None:
    assert tuple(SETTINGS) == Settings._fields


@given(text=st.text(max_size=60))
def test_no_text_ends_the_reading(text: str) -> None:
    values, wrong = values_of_file(text, "c.toml")
    assert set(values) <= set(Settings._fields)
    assert all(str(fault) for fault in wrong)


def test_what_the_page_on_settings_shows_is_right() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    shown = page.partition("```toml\n")[2].partition("```")[0]
    values, wrong = values_of_file(shown, "settings.md")
    assert wrong == []
    assert set(values) == set(Settings._fields)
