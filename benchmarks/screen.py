"""The app from outside, through a pty: how long until its screen is still, and how many bytes a key costs."""

import csv
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from benchmarks.commands import PROGRAM
from benchmarks.figures import Figure, Spread, ratio, side_by_side, spread, told, within
from benchmarks.generate import A_DAY
from benchmarks.peer_tables import HEADS, read_rows
from benchmarks.terminal import Answer, Line, Terminal

DOWN, PAGE_DOWN, HOME, ESCAPE = b"\x1b[B", b"\x1b[6~", b"\x1b[H", b"\x1b"
# As far as 86 tasks go.
PAGES = 3
SEARCHED = ("kiem tra", "bao cao", "so noi vu", "thu tuc")
IDLE_SECONDS = 5.0
SIZE = (100, 30)
LEAST = 86
# Of the plan; a screen that shows it shows its rows.
FIRST_ROW = b"1.1.1"
# What is looked up in the file may come after what is drawn at once.
QUIET_SECONDS = 0.35


class Keys(NamedTuple):
    """What the keys of one run cost."""

    answers: Sequence[Answer]

    @property
    def bytes(self) -> Spread:
        """Bytes a key."""
        return spread([answer.bytes for answer in self.answers])

    @property
    def milliseconds(self) -> Spread:
        """From the key until the last byte that it caused."""
        return spread([answer.last * 1000 for answer in self.answers])


class Session(NamedTuple):
    """What one sitting at the app costs.

    Attributes:
        idle: bytes that came in five seconds without a key.
        memory: the most held, KiB.
    """

    down: Keys
    page_down: Keys
    search: Keys
    late: Keys
    back: Keys
    status: Keys
    idle: int
    memory: int


def app(path: str, *options: str) -> list[str]:
    """Return what opens the app on a store."""
    return [PROGRAM, "--db", path, f"--as-of={A_DAY}", *options]


def peer(kind: str, path: str) -> list[str]:
    """Return what opens one of the smallest apps on the same rows."""
    return [sys.executable, "-m", "benchmarks.peer_tables", kind, path]


def first_screen(
    command: Sequence[str],
    content: bytes,
    line: Line | None = None,
    env: Mapping[str, str] | None = None,
    quiet: float = QUIET_SECONDS,
) -> Answer:
    """Start a program, wait for its first full screen, and end it."""
    with closing(Terminal(command, SIZE, env, line)) as terminal:
        return terminal.until_still(terminal.started, quiet, content)


def sit_down(
    path: str,
    content: bytes,
    presses: int,
    *options: str,
    line: Line | None = None,
    env: Mapping[str, str] | None = None,
    quiet: float = QUIET_SECONDS,
) -> Session:
    """Open the app and press its keys.

    Args:
        path: the store.
        content: what its first screen shows.
        presses: how often a key is pressed, more or less.
        options: what the app is started with.
        line: a slow line in between.
        env: what is added to the environment.
        quiet: seconds of silence after which nothing more comes of a key that asks the file.
    """
    with closing(Terminal(app(path, *options), SIZE, env, line)) as terminal:
        terminal.until_still(terminal.started, quiet, content)
        before = terminal.until_still(quiet=IDLE_SECONDS)
        down = _pressed(terminal, [DOWN] * presses)
        page_down = _pages(terminal, presses)
        search = _searched(terminal, presses, quiet)
        switches = [terminal.press(key, quiet) for _round in range(presses // 2) for key in (b"2", b"1")]
        status = []
        for _round in range(presses // 4):
            for digit in (b"2", b"1"):
                terminal.press(b"s")
                status.append(terminal.press(digit, quiet))
        memory = terminal.peak_memory()
    return Session(
        down, page_down, search, Keys(switches[::2]), Keys(switches[1::2]), Keys(status), before.bytes, memory
    )


def _pressed(terminal: Terminal, keys: Iterable[bytes]) -> Keys:
    return Keys([terminal.press(key) for key in keys])


def _pages(terminal: Terminal, presses: int) -> Keys:
    answers: list[Answer] = []
    while len(answers) < presses:
        terminal.press(HOME)
        answers += [terminal.press(PAGE_DOWN) for _page in range(PAGES)]
    terminal.press(HOME)
    return Keys(answers)


def _searched(terminal: Terminal, presses: int, quiet: float) -> Keys:
    answers: list[Answer] = []
    for words in SEARCHED[: max(1, presses // 8)]:
        terminal.press(b"/")
        answers += [terminal.press(letter.encode(), quiet) for letter in words[:presses]]
        terminal.press(ESCAPE)
    return Keys(answers)


def peer_down(path: str, presses: int) -> Keys:
    """Press Down in the smallest app on the Line API."""
    with closing(Terminal(peer("lines", path), SIZE)) as terminal:
        terminal.until_still(terminal.started, QUIET_SECONDS, FIRST_ROW)
        return _pressed(terminal, [DOWN] * presses)


def peer_memory(path: str) -> int:
    """Return the most that the smallest DataTable app holds, KiB."""
    with closing(Terminal(peer("datatable", path), SIZE)) as terminal:
        terminal.until_still(terminal.started, QUIET_SECONDS, FIRST_ROW)
        return terminal.peak_memory()


def visidata_figures(path: str, folder: Path, rounds: int) -> list[Figure]:
    """Measure VisiData's first screen on the same rows, where it is installed.

    Args:
        path: the store.
        folder: where its file may be made.
        rounds: how often it is started.
    """
    if shutil.which("vd") is None:
        return [Figure("vd (not installed)", f"{LEAST}", "–")]
    rows = folder / "rows.csv"
    with rows.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADS, *read_rows(path)])
    theirs, ours = side_by_side(
        rounds,
        lambda: first_screen(["vd", "--nothing", str(rows)], FIRST_ROW).last,
        lambda: first_screen(app(path), FIRST_ROW).last,
    )
    return [Figure("first full screen of vd rows.csv / of partui", f"{LEAST}", told(ratio(theirs, ours)))]


def screen_figures(path: str, floor: str, size: int, rounds: int, presses: int) -> list[Figure]:
    """Measure the app on one store.

    Args:
        path: the store.
        floor: the store of 86 tasks, whose rows the smallest apps show.
        size: how many tasks the store has.
        rounds: how often the app is started.
        presses: how often a key is pressed.
    """
    large, said = size > LEAST, f"{size:,}"
    content = FIRST_ROW
    starts, least = side_by_side(
        rounds,
        lambda: first_screen(app(path), content).last,
        lambda: first_screen(peer("datatable", floor), content).last,
    )
    sat = sit_down(path, content, presses)
    lines = peer_down(floor, presses)
    return [
        within("first full screen / DataTable app with 86 rows", said, ratio(starts, least), 1.35 if large else 1.25),
        Figure("first full screen", said, told(spread(starts).p50 * 1000, "ms")),
        within("cursor down, p50", said, sat.down.bytes.p50, 400, "B"),
        within("cursor down, p95", said, sat.down.bytes.p95, 5400, "B"),
        within(
            "cursor down, p50 / Line API app with 86 rows", said,
            sat.down.milliseconds.p50 / lines.milliseconds.p50, 1.3,
        ),
        Figure("cursor down, p50 and p95", said, _both(sat.down.milliseconds)),
        within("page down, p50", said, sat.page_down.bytes.p50, 5400, "B"),
        Figure("page down, p50 and p95", said, _both(sat.page_down.milliseconds)),
        within("search, a character, p95", said, sat.search.milliseconds.p95, 120 if large else 60, "ms"),
        Figure("search, a character, p50", said, told(sat.search.bytes.p50, "B")),
        within("switching to Quá hạn, p95", said, sat.late.milliseconds.p95, 150 if large else 80, "ms"),
        Figure("switching to Quá hạn, the first time", said, told(sat.late.answers[0].last * 1000, "ms")),
        Figure("switching to Quá hạn, p50", said, told(sat.late.bytes.p50, "B")),
        Figure("switching back, p50 and p95", said, _both(sat.back.milliseconds)),
        Figure("a new status, p50 and p95", said, _both(sat.status.milliseconds)),
        Figure("a new status, p50", said, told(sat.status.bytes.p50, "B")),
        within("idle for 5 s", said, sat.idle, 0, "B"),
        within(
            "peak memory / DataTable app with 86 rows", said, sat.memory / peer_memory(floor), 1.7 if large else 1.5
        ),
        Figure("peak memory", said, told(sat.memory / 1024, "MiB")),
    ]  # fmt: skip


def _both(of: Spread) -> str:
    return f"{told(of.p50, 'ms')} · {told(of.p95, 'ms')}"
