"""`docs/architecture.md`: its drawing is what the code imports."""

import ast
import re
from collections import Counter
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

from partui.store.db.data import data_path

PACKAGE = "partui"
MOST_FILES = 15
# What Python has on Linux and macOS alone, or on Windows alone; mypy looks for the rest of it (`make check`).
OF_ONE_SYSTEM = {
    "termios", "fcntl", "pwd", "grp", "resource", "tty", "pty", "syslog", "posix", "msvcrt", "winreg", "nt", "ctypes",
    "platformdirs",
}  # fmt: skip
NAMES_OF_ONE_SYSTEM = {
    "os": {
        "chown", "lchown", "fchmod", "fchown", "fork", "forkpty", "getegid", "geteuid", "getgid", "getgroups",
        "getpgid", "getppid", "getuid", "killpg", "mkfifo", "nice", "openpty", "posix_spawn", "setgid", "setpgid",
        "setsid", "setuid", "startfile", "statvfs", "tcgetpgrp", "ttyname", "uname", "O_DIRECTORY", "O_NOFOLLOW",
        "O_NONBLOCK",
    },
    "signal": {
        "SIGALRM", "SIGBREAK", "SIGCHLD", "SIGCONT", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGTSTP", "SIGUSR1",
        "SIGUSR2", "SIGWINCH", "alarm", "setitimer", "pthread_sigmask",
    },
    "sys": {"platform", "getwindowsversion"},
}  # fmt: skip
FILES = re.compile(r"`((?:[a-z_]+/)*[a-z_]+\.py)`")
ARROWS = re.compile(r"^ *(\w+) --> (\w+)$", re.MULTILINE)
ROWS = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)

with open(data_path("docs", "architecture.md"), encoding="utf-8") as _file:
    PAGE = _file.read()


def rooms() -> grimp.ImportGraph:
    """The imports between the rooms: the packages and modules right below `partui`."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    for room in graph.find_children(PACKAGE):
        graph.squash_module(room)
    return graph


def test_the_drawing_is_what_the_code_imports() -> None:
    graph = rooms()
    imported = {
        (room.rpartition(".")[2], other.rpartition(".")[2])
        for room in graph.find_children(PACKAGE)
        for other in graph.find_modules_directly_imported_by(room)
        if other != PACKAGE and not room.endswith(".__main__")
    }
    assert set(ARROWS.findall(PAGE)) == imported
    assert len(ARROWS.findall(PAGE)) == len(imported)


def test_every_room_is_told_of() -> None:
    found = {room.rpartition(".")[2] for room in rooms().find_children(PACKAGE)} - {"__main__"}
    assert set(ROWS.findall(PAGE)) == found


def test_no_files_import_one_another_in_a_circle() -> None:
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    imports = {file: graph.find_modules_directly_imported_by(file) for file in graph.modules}
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("room", ["cli", "tui"])
def test_what_asks_the_file_stands_in_the_store(room: str) -> None:
    found = [
        f"{path}: {function.name}"
        for path in Path(data_path(PACKAGE, room)).rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for argument in ast.walk(function.args)
        if isinstance(argument, ast.arg)
        and (argument.arg == "conn" or "Connection" in ast.dump(argument.annotation or ast.Constant("")))
    ]
    assert found == []


def of_one_system(node: ast.AST) -> str | None:
    """What a piece of code takes that not every system has; none where it takes nothing of the kind."""
    match node:
        case ast.Import(names=names):
            taken = [each.name for each in names if each.name.partition(".")[0] in OF_ONE_SYSTEM]
        case ast.ImportFrom(module=str(module), names=names):
            there = NAMES_OF_ONE_SYSTEM.get(module, set())
            taken = [module] if module.partition(".")[0] in OF_ONE_SYSTEM else []
            taken += [each.name for each in names if each.name in there]
        case ast.Attribute(value=ast.Name(id=module), attr=name) if name in NAMES_OF_ONE_SYSTEM.get(module, ()):
            taken = [f"{module}.{name}"]
        case ast.keyword(arg="dir_fd" | "start_new_session" | "preexec_fn" | "creationflags" as name):
            taken = [name]
        case _:
            taken = []
    return taken[0] if taken else None


def test_what_not_every_system_has_stands_in_one_room() -> None:
    room = Path(data_path(PACKAGE, "system"))
    found = {
        path.relative_to(room.parent).as_posix(): taken
        for path in room.parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (taken := of_one_system(node)) is not None
    }
    within = {name for name in found if name.startswith("system/")}
    assert {name: found[name] for name in found.keys() - within} == {}
    assert within > {"system/locks.py", "system/folders.py", "system/terminal.py", "system/processes.py"}


def test_no_two_classes_have_one_name() -> None:
    names = Counter(
        node.name
        for path in Path(data_path(PACKAGE)).rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    )
    assert {name: count for name, count in names.items() if count > 1} == {}


def test_no_folder_holds_more_files_than_one_looks_over() -> None:
    files = Counter(path.parent for path in Path(data_path(PACKAGE)).rglob("*.py") if path.name != "__init__.py")
    assert {folder: count for folder, count in files.items() if count > MOST_FILES} == {}


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_the_files_that_a_page_names_are_there(page: str) -> None:
    root = Path(data_path("pyproject.toml")).parent
    there = [
        f"/{path.relative_to(root).as_posix()}"
        for room in ("partui", "tests", "tools")
        for path in (root / room).rglob("*.py")
    ]
    named = FILES.findall((root / page).read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if not any(path.endswith(f"/{name}") for path in there)] == []
