"""What the app imports before its first screen stands: the start is quick by not importing."""

import subprocess
import sys

LISTING = "import sys, partui.tui.app; print(*sorted(sys.modules), sep='\\n')"
# What tasks are shown by, and what covers them in a small window.
SCREENS = {
    "dialogs",
    "dialogs.general",
    "dialogs.general.too_small",
    "screens",
    "screens.plan_screen",
    "screens.row_screens",
    "screens.task_list",
    "screens.tasks",
}


def test_the_app_imports_its_first_screen_alone() -> None:
    done = subprocess.run([sys.executable, "-c", LISTING], capture_output=True, check=True, text=True)
    modules = set(done.stdout.split())
    found = {name.removeprefix("partui.tui.") for name in modules}
    assert {name for name in found if name.startswith(("screens", "dialogs"))} == SCREENS
    assert not modules & {
        "textual.widgets._text_area",
        "partui.store.journal.edit",
        "partui.store.journal.writing",
        "pydantic",
    }
