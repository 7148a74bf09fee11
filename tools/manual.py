"""Writes the manual page from the commands themselves: `make manual`."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from partui.cli.help import examples_of
from partui.cli.main import COMMANDS, program
from partui.settings.record import VARIABLES

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {"en": DOCS / "partui.1", "vi": DOCS / "partui.vi.1"}

WORDS = {
    "en": {
        "name": "NAME", "synopsis": "SYNOPSIS", "description": "DESCRIPTION", "options": "OPTIONS",
        "commands": "COMMANDS", "files": "FILES", "environment": "ENVIRONMENT", "status": "EXIT STATUS",
        "what": "follows a province's plan of administrative reform",
        "manual": "User Commands",
        "same": "The options \\-\\-db, \\-\\-plan, \\-\\-as\\-of and \\-\\-lang may also stand after a command's name.",
        "db": "the data file: plans, tasks and journal",
        "config": "the settings; see partui config",
        "log": "faults of partui's own, for whoever mends it; says nothing of the plan but codes",
        "variables": "the settings of the same names, over those of the file",
        "portable": "1: as --portable; 0: a bundle takes no partui-data beside it",
        "debug": "1 shows the trace of such a fault on stderr",
        "plain": "1: the app as with --plain; 0: never by itself",
        "colour": "FORCE_COLOR=1 sends colours into pipes and files too, NO_COLOR=1 nowhere",
        "columns": "the width of tables, in a pipe too; without it nothing is cut there",
        "exits": (
            ("0", "done"), ("1", "could not; one sentence says why"), ("2", "wrong usage"),
            ("3", "overdue --check found something overdue"), ("130", "interrupted"),
        ),
    },
    "vi": {
        "name": "TÊN", "synopsis": "CÁCH DÙNG", "description": "MÔ TẢ", "options": "TÙY CHỌN",
        "commands": "CÁC LỆNH", "files": "TỆP", "environment": "BIẾN MÔI TRƯỜNG", "status": "MÃ KẾT THÚC",
        "what": "theo dõi việc thực hiện kế hoạch cải cách hành chính",
        "manual": "Lệnh của người dùng",
        "same": "Các tùy chọn \\-\\-db, \\-\\-plan, \\-\\-as\\-of và \\-\\-lang cũng đứng được sau tên lệnh.",
        "db": "tệp dữ liệu: kế hoạch, nhiệm vụ và nhật ký",
        "config": "cài đặt; xem partui config",
        "log": "lỗi của chính partui, để gửi cho người sửa; không có gì của kế hoạch ngoài mã nhiệm vụ",
        "variables": "cài đặt cùng tên, được dùng thay cho trong tệp",
        "portable": "1 thì như --portable; 0 thì gói một tệp không lấy partui-data cạnh nó",
        "debug": "1 thì in chi tiết của lỗi ấy ra stderr",
        "plain": "1 thì ứng dụng như với --plain; 0 thì không bao giờ tự làm thế",
        "colour": "FORCE_COLOR=1 cho màu vào cả ống và tệp, NO_COLOR=1 không cho màu vào đâu",
        "columns": "bề ngang của bảng, trong ống cũng vậy; không có thì ở đó không cắt gì",
        "exits": (
            ("0", "xong"), ("1", "không làm được; một câu cho biết vì sao"), ("2", "dùng sai cách"),
            ("3", "overdue --check thấy có nhiệm vụ hoặc mốc quá hạn"), ("130", "bị ngắt"),
        ),
    },
}  # fmt: skip
_PRINT = (
    "from partui.locale import use_language; use_language('{language}');"
    " from tools.manual import page; print(page('{language}'), end='')"
)
_OWN = ("--db", "--plan", "--as-of", "--lang", "--known-on", "--portable", "-q", "--version", "--help")


def page(language: str) -> str:
    """Return the manual page, in the language in which the commands were imported.

    Args:
        language: of the headings, the same one.
    """
    words = WORDS[language]
    root = program()
    top = click.Context(root, info_name="partui", **root.context_settings)
    lines = [
        f'.TH PARTUI 1 "" "partui" "{words["manual"]}"',
        f".SH {words['name']}",
        f"partui \\- {_escaped(words['what'])}",
        f".SH {words['synopsis']}",
        *_usage(top),
        f".SH {words['description']}",
        *_paragraphs(root.help or ""),
        f".SH {words['options']}",
        *_options(top),
        ".PP",
        words["same"],
        f".SH {words['commands']}",
    ]
    for name in COMMANDS:
        lines += _command(top, name)
    lines += [
        f".SH {words['files']}",
        *_item("~/.local/share/partui/partui.db", words["db"]),
        *_item("~/.config/partui/config.toml", words["config"]),
        *_item("~/.local/state/partui/log/partui.log", words["log"]),
        f".SH {words['environment']}",
        *_item(", ".join((*VARIABLES.values(), "PARTUI_CONFIG")), words["variables"]),
        *_item("PARTUI_PORTABLE", words["portable"]),
        *_item("PARTUI_DEBUG", words["debug"]),
        *_item("PARTUI_PLAIN", words["plain"]),
        *_item("FORCE_COLOR, NO_COLOR", words["colour"]),
        *_item("COLUMNS", words["columns"]),
        f".SH {words['status']}",
        *(line for code, meaning in words["exits"] for line in _item(code, meaning)),
    ]
    return "\n".join(lines) + "\n"


def _command(parent: click.Context, name: str) -> Iterator[str]:
    group = parent.command
    assert isinstance(group, click.Group)
    command = group.get_command(parent, name)
    assert command is not None
    ctx = click.Context(command, info_name=name, parent=parent)
    yield f".SS {_escaped(ctx.command_path)}"
    yield from _usage(ctx)
    yield ".PP"
    yield from _paragraphs(command.help or "")
    yield from _options(ctx, skip=_OWN)
    if not isinstance(command, click.Group):
        for example in examples_of(ctx.command_path):
            yield from (".PP", f".RS\n{_escaped(example)}\n.RE")
    if isinstance(command, click.Group):
        for below in command.list_commands(ctx):
            yield from _command(ctx, below)


def _usage(ctx: click.Context) -> list[str]:
    pieces = " ".join(ctx.command.collect_usage_pieces(ctx))
    return [f".B {_escaped(ctx.command_path)}", _escaped(pieces)]


def _options(ctx: click.Context, skip: tuple[str, ...] = ()) -> Iterator[str]:
    for param in ctx.command.get_params(ctx):
        record = param.get_help_record(ctx) if set(skip).isdisjoint(param.opts) else None
        if record is not None and record[1]:
            yield from _item(*record)


def _item(name: str, meaning: str) -> list[str]:
    return [".TP", f".B {_escaped(name)}", _escaped(meaning)]


def _paragraphs(text: str) -> list[str]:
    paragraphs = [_escaped(" ".join(each.split())) for each in text.split("\n\n")]
    return "\n.PP\n".join(paragraphs).split("\n")


def _escaped(text: str) -> str:
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe[:1] in {".", "'"} else safe


def rendered(language: str) -> str:
    """Return the manual page in a language, made by a process of its own: commands take theirs when imported."""
    done = subprocess.run(
        [sys.executable, "-c", _PRINT.format(language=language)],
        capture_output=True,
        check=True,
        cwd=DOCS.parent,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return done.stdout.decode()


def main() -> None:
    """Rewrite the manual pages."""
    for language, path in PAGES.items():
        path.write_text(rendered(language), encoding="utf-8")


if __name__ == "__main__":
    main()
