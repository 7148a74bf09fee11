"""Makes the virtual environment for `make`. An older Python can read this too, to be told that it is too old."""

import shutil
import subprocess
import sys
from pathlib import Path

LEAST = (3, 11)


def main(folder: Path) -> None:
    """Make the environment of the Python that runs this; another one's, or one whose Python is gone, is made anew.

    Args:
        folder: where.
    """
    if sys.version_info < LEAST:
        found = ".".join(map(str, sys.version_info[:2]))
        sys.exit(f"partui: cần Python 3.11 trở lên, đây là {found}; ví dụ: make PYTHON=python3.13")
    note = folder / ".python"
    whose = f"{Path(sys.base_prefix).resolve()} {sys.version}\n"
    if note.exists() and (folder / "bin" / "python").exists() and note.read_text(encoding="utf-8") == whose:
        return
    shutil.rmtree(str(folder), ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(folder)], check=False, stdout=subprocess.DEVNULL)
    if made.returncode:
        sys.exit("partui: Python này không tạo được môi trường ảo (Debian, Ubuntu: apt install python3-venv).")
    note.write_text(whose, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
