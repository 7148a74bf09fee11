"""What every command prints with --json agrees with its schema in docs/json/."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openpyxl import load_workbook
from pydantic import BaseModel, TypeAdapter

from partui.cli.main import program
from tests.cli.conftest import Partui
from tests.places import ROOT
from tools.json_shapes.base import Shape
from tools.json_shapes.outputs import EDIT, OUTPUTS
from tools.json_shapes.writing import schema_text, table_row

FOLDER = ROOT / "docs" / "json"
SHAPES = {output.name: output for output in OUTPUTS}
DAY = "--as-of 1/10/2020"
# What makes the file rich, and each output to be held to a schema; words with a space are joined by `_`.
WORK = f"""
edit: set 1.1 --status done --completed-on 28/9/2020 --note x {DAY}
edit: set 1.2 --progress 30 --leads Sở_Tư_pháp;Sở_Nội_vụ --after 1.1 {DAY}
edit: set 1.4.1 --deadline không_rõ {DAY}
edit: agency set UBND_cấp_huyện --member UBND_huyện_Ea_Kar --member UBND_huyện_Lắk {DAY}
edit: set 1.3.2 --member Lắk --status doing {DAY}
edit: document add --proves 1.1:1 --number 12/BC --issued-on 1/9/2020
edit: document add --criterion 2.4.1 --number 13/BC --issued-on 1/9/2020
target: target 6.1.1 --accept
edit: measure 6.1.1 62/100 --on 30/9/2020
edit: score set 1.2 0,25
edit: period set 8.1.2 Hàng_tháng {DAY}
edit: period done 8.1.2 t8 {DAY}
edit: snapshot A --as-of 1/9/2020
edit: snapshot B --as-of 1/10/2020
edit: task add 1.9 --title x --product y
edit: undo
edit: redo
edit: task move 1.1 --after 1.6 --dry-run
edit: score steps 1.3 >=30:_1 --dry-run
edit: plan set --number 7/KH-UBND
edit: report reminder {{tmp}}/don-doc --all {DAY}
extend: extend 1.3.1 --to Quý_IV --on 1/10/2020
milestone: milestone 1.3.2 dự_thảo_30/9/2020;_ban_hành_15/12/2020 {DAY}
milestone: milestone list {DAY}
period-list: period list 8.1.2 {DAY}
list: list {DAY}
list: list --part body {DAY}
show: show 1.1 {DAY}
show: show 1.3.1 {DAY}
show: show 1.3.2 {DAY}
show: show 6.1.1 {DAY}
show: show 8.1.2 {DAY}
status: status {DAY}
status: status --since A {DAY}
status-ranking: status --ranking {DAY}
today: today --as-of 1/12/2020
overdue: overdue --as-of 1/12/2020
history: history
target: target
evidence-list: evidence list
document-list: document list
score: score {DAY}
score: score --if-done 1.3.1 {DAY}
score-best: score --best {DAY}
score-best: score --goal 90 {DAY}
edit: words set asked --text Thêm_người --as-of 1/9/2020
words-list: words list {DAY}
snapshot-list: snapshot list
snapshot-show: snapshot show A
trend: trend {DAY}
plan-new: plan new 2021 --from 2020
plan-list: plan list
edit: set 1.4.1 --deadline Quý_II --plan 2021
plan-compare: plan compare 2020 2021
agency-list: agency list
check-plan: check --plan
init: init
export: export {{tmp}}/noi-vu.db --agency so_noi_vu --datasette
export: export {{tmp}}/all.db --dry-run
backup: backup
backup: backup --dry-run
restore: restore
restore-yes: restore 1 --yes --dry-run
restore-yes: restore 1 --yes
check: check
check: check --repair --dry-run
edit: template {{tmp}}/mau.csv
edit: publish {{tmp}}/site --dry-run
edit: form out {{tmp}}/phieu --agency so_noi_vu {DAY}
agency-contact: agency contact so_noi_vu --email a@b.vn
reminder-list: reminder list {DAY}
config: config
doctor: doctor
doctor-server: doctor --server
form: form
form-silent: form silent
form-in: form in {{tmp}}/forms --dry-run
today: today {DAY}
update: update {{tmp}}/table.csv --dry-run
members-import: members import {{tmp}}/members.csv --group UBND_cấp_huyện --new-agency --dry-run
import: import {{tmp}}/plan.csv --year 2023 --dry-run
import: import {{root}}/tests/data/plan-2020.txt --year 2020 --dry-run
import: import {{root}}/seed.json --year 2022 --yes
merge: merge {{tmp}}/other.db --dry-run
rollup: rollup {{tmp}} --plan 2020 {DAY}
""".strip().splitlines()
# Made only by what no short work brings about.
NEVER_MADE = {"RowThatGaveWay", "PlanTwiceMade", "UnusedCorrection", "RevisedRow", "OldAndNew"}


def prepare(partui: Partui, folder: Path) -> None:
    """Write the files that commands read: another copy, a table, a form that came back, a plan."""
    other = folder / "other.db"
    partui("export", str(other))
    partui("set", "1.5", "--note", "ở kia", "--db", str(other), "--by", "B")
    partui("set", "1.5", "--note", "ở đây", "--by", "A")
    (folder / "table.csv").write_text("code,progress,chapter,foo\n1.4.1,10,9,1\n1.4.2,x,,2\n")
    (folder / "members.csv").write_text("Tên\nUBND huyện Krông Năng\nUBND huyện Lắk\n")
    (folder / "plan.csv").write_text(
        "STT,Nhiệm vụ,Sản phẩm,Thời gian,Chủ trì,Thực hiện\n1,Mục,,,,\n"
        "1.1,Việc,Báo cáo,Quý I,Sở Nội Vu,\n1.2,Việc,A,Hôm nào,,\n"
    )
    partui("form", "out", str(folder / "forms"), "--agency", "so noi vu", *DAY.split())
    partui("form", "out", str(folder / "unanswered"), "--agency", "so tu phap", *DAY.split())
    form = next((folder / "forms").glob("*.xlsx"))
    book = load_workbook(form)
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Mã")
    columns = {cell.value: cell.column for cell in head}
    first = head[0].row + 1
    sheet.cell(first, columns["% hoàn thành"]).value = "45"
    sheet.cell(first + 1, columns["% hoàn thành"]).value = "nhiều"
    book.save(form)
    partui("form", "in", str(folder / "forms"), *DAY.split())
    # What is new in it once more, of a task that was changed here since.
    sheet.cell(first + 2, columns["% hoàn thành"]).value = "50"
    book.save(form)
    partui("set", sheet.cell(first + 2, 1).value, "--note", "sửa sau", *DAY.split())


def words(line: str, folder: Path) -> list[str]:
    return [word.replace("_", " ") if "{" not in word else word.format(tmp=folder, root=ROOT) for word in line.split()]


def shapes_in(value: object) -> Iterator[str]:
    """The names of the models that a value is made of."""
    match value:
        case BaseModel():
            yield type(value).__name__
            for name in type(value).model_fields:
                yield from shapes_in(getattr(value, name))
        case list():
            for each in value:
                yield from shapes_in(each)
        case dict():
            for each in value.values():
                yield from shapes_in(each)


def every_shape(of: type[Shape] = Shape) -> set[str]:
    below = of.__subclasses__()
    return {each.__name__ for each in below}.union(*map(every_shape, below))


def printing(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, bool]]:
    """Each command with --json, and whether it prints something of its own, not what it changed."""
    own = [option.expose_value for option in command.params if "--json" in option.opts]
    if own:
        yield " ".join(path), own[0]
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from printing(below, (*path, name))


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of each command that does something."""
    if not isinstance(command, click.Group):
        yield path
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        assert below is not None
        yield from commands(below, (*path, name))


def test_every_command_that_prints_json_has_a_schema() -> None:
    printed = dict(printing(program()))
    of_their_own = {command for command, own in printed.items() if own}
    shown = {" ".join(path) for path in commands(program())} - {"completion", "help", "guide"}
    assert shown <= printed.keys()
    named = {output.command.partition(" --")[0] for output in OUTPUTS if output.command != EDIT}
    assert of_their_own - {"extend", "target", "milestone list"} <= named
    assert named <= printed.keys() | {"form"}


def test_the_schemas_are_those_of_the_models() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.schema.json")}
    assert written == {f"{output.name}.schema.json": schema_text(output) for output in OUTPUTS}
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [line for line in page.splitlines() if ".schema.json" in line] == [table_row(output) for output in OUTPUTS]


def test_what_every_command_prints_agrees_with_its_schema(partui: Partui, tmp_path: Path) -> None:
    validators: dict[str, Any] = {
        name: Draft202012Validator(
            json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")), format_checker=FormatChecker()
        )
        for name in SHAPES
    }
    prepared, held, made = False, set(), set()
    for line in WORK:
        name, _colon, typed = line.partition(": ")
        if name == "form" and not prepared:
            prepare(partui, tmp_path)
            prepared = True
        answer = partui(*words(typed, tmp_path), "--json", "--quiet")
        assert answer.err == "", line
        assert answer.code in {0, 3} or name == "doctor-server", (line, answer)
        faults = [f"{error.json_path}: {error.message[:300]}" for error in validators[name].iter_errors(answer.json)]
        assert not faults, (line, faults[:3])
        made |= set(shapes_in(TypeAdapter(SHAPES[name].shape).validate_python(answer.json)))
        held.add(name)
    assert held == set(SHAPES)
    # A model that is only built upon stands for nothing by itself.
    built_upon = {each.__name__ for each in all_of(Shape) if each.__subclasses__()} - made
    assert every_shape() - made - built_upon == NEVER_MADE


def all_of(of: type[Shape]) -> Iterator[type[Shape]]:
    for each in of.__subclasses__():
        yield each
        yield from all_of(each)


@pytest.mark.parametrize(
    "broken", [{"dry_run": False}, {"dry_run": 1, "changes": []}, {"dry_run": True, "changes": [], "x": 1}]
)
def test_what_does_not_agree_is_found(broken: object) -> None:
    schema = json.loads((FOLDER / "edit.schema.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(broken))
