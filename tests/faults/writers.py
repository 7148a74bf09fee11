"""Two programs that each write thousands of edits into one file: `python -m tests.faults.writers [EDITS]`."""

import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from partui.store.db.open import open_store
from partui.store.projection.checking import check
from tests.store.officer import edit

EDITS = 2_000


def write(store: str, name: str, number: int) -> None:
    """Edit one task so many times."""
    with closing(open_store(store)) as conn:
        for each in range(number):
            edit(conn, "1.1", by=name, note=f"{name} {each}")


def main() -> None:
    """Start both, wait, and count."""
    if len(sys.argv) > 2:
        write(sys.argv[1], sys.argv[2], int(sys.argv[3]))
        return
    number = int(sys.argv[1]) if len(sys.argv) > 1 else EDITS
    with TemporaryDirectory() as folder:
        store = str(Path(folder) / "partui.db")
        open_store(store).close()
        start = time.monotonic()
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        programs = [
            subprocess.Popen([sys.executable, "-m", "tests.faults.writers", store, name, str(number)], env=environment)
            for name in ("An", "Binh")
        ]
        codes = [program.wait() for program in programs]
        taken = time.monotonic() - start
        with closing(open_store(store)) as conn:
            kept = dict(conn.execute("SELECT author, count(DISTINCT new) FROM change GROUP BY author").fetchall())
            found = check(conn)
    sys.stdout.write(f"two writers, {number} edits each: exit {codes}, kept {kept}, check {found}, {taken:.0f} s\n")
    sys.exit(0 if codes == [0, 0] and kept == {"An": number, "Binh": number} and not found else 1)


if __name__ == "__main__":
    main()
