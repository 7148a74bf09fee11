"""Twenty people on one file over SSH: `python -m tests.faults.sessions [PEOPLE]`; it ends by itself within minutes.

Each has the app open on a terminal of their own and edits in it, while as many commands edit beside them.
"""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

from partui.store.db.open import open_store
from partui.store.projection.checking import check
from tests.terminal import Terminal

PEOPLE = 20
# Each round everybody gives a task of their own another status.
ROUNDS = {"2": "→ Đang thực hiện", "1": "→ Chưa thực hiện"}


def main() -> None:
    """Open, edit, leave; say how long it took and what was kept."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    with TemporaryDirectory() as folder:
        store = Path(folder) / "partui.db"
        open_store(str(store)).close()
        began = monotonic()
        seats: list[Terminal] = []
        try:
            seats += [Terminal(store, PARTUI_BY=f"Người {number}", PARTUI_PLAIN="0") for number in range(people)]
            for seat in seats:
                seat.wait_for("Ghi kết quả")
            opened = monotonic() - began
            for number, seat in enumerate(seats):
                seat.press("j" * number)
            saving = [seconds for key, said in ROUNDS.items() for seconds in edit_all(seats, key, said)]
            commands, refused = edit_by_commands(store, people)
            codes = leave(seats)
        finally:
            for seat in seats:
                seat.close()
        with closing(open_store(str(store))) as conn:
            kept = conn.execute(
                "SELECT author, count(*) FROM change WHERE field <> 'done_on' GROUP BY author"
            ).fetchall()
            found = check(conn)
    edits = sum(number for _author, number in kept)
    wanted = people * (len(ROUNDS) + 1) - refused
    sys.stdout.write(
        f"{people} people: all open after {opened:.1f} s; {len(ROUNDS)} rounds of edits at once, a save seen after "
        f"{median(saving):.2f} s (worst {max(saving):.2f}); {people} commands at once, the last after "
        f"{max(commands):.2f} s, {refused} refused; {edits} of {wanted} acknowledged edits kept by {len(kept)} people, "
        f"check {found}, exit {set(codes)}\n"
    )
    sys.exit(0 if edits == wanted and not found and set(codes) == {0} else 1)


def edit_all(seats: list[Terminal], key: str, said: str) -> list[float]:
    """Have everybody change the status of the task on a row of their own at once; return the seconds of each."""
    taken = []
    for seat in seats:
        seat.press("s")
    for seat in seats:
        seat.wait_for("Hoàn thành ngày")
    began = monotonic()
    for seat in seats:
        seat.press(key)
    for seat in seats:
        seat.wait_for(said)
        taken.append(monotonic() - began)
    return taken


def edit_by_commands(store: Path, people: int) -> tuple[list[float], int]:
    """Have everybody edit one task by a command, all at once; return the seconds of each, and how many were refused.

    A computer with far more to do than it has cores may keep one from the lock for the five seconds that it waits.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "partui", "--db", str(store), "set", "8.1.1"]
    began = monotonic()
    programs = [
        subprocess.Popen(
            [*command, "--note", f"lần {number}", "--by", f"Người {number}"],
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        for number in range(people)
    ]
    taken, codes = [], []
    for program in programs:
        codes.append(program.wait(60))
        taken.append(monotonic() - began)
    return taken, sum(map(bool, codes))


def leave(seats: list[Terminal]) -> list[int]:
    """Have everybody leave by key; return the exit codes."""
    for seat in seats:
        seat.press("q")
    return [seat.end() for seat in seats]


if __name__ == "__main__":
    main()
