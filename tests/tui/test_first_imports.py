"""What the app imports before its first screen stands: the start is quick by not importing."""

import subprocess
import sys

LISTING = "import sys, partui.tui.app; print(*sorted(sys.modules), sep='\\n')"
# What tasks are shown by, and what covers them in a small window.
SCREENS = {"edits", "general_keys", "plan_editing", "plan_screen", "row_editing", "task_screen", "tasks", "too_small"}


def test_the_app_imports_its_first_screen_alone() -> None:
    done = subprocess.run([sys.executable, "-c", LISTING], capture_output=True, check=True, text=True)
    modules = set(done.stdout.split())
    rooms = "partui.tui.screens."
    assert {name.removeprefix(rooms) for name in modules if name.startswith(rooms)} == SCREENS
    assert not modules & {"textual.widgets._text_area", "partui.store.journal.edit", "pydantic"}
