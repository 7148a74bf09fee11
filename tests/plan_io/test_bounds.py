"""Small files that would take long or fill the memory: read or refused, within limits that the system sets."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

from tests.plan_io.far_excel_files import FAR_FILES, READ

SECONDS, MEGABYTES = 20, 400
READING = """
import json, sys
from pathlib import Path
from partui.domain.errors import PartuiError
from partui.plan_io.draft import PlanOverrides
from partui.plan_io.files import read_plan_file

said = {}
for path in Path(sys.argv[1]).iterdir():
    try:
        said[path.stem] = f"{len(read_plan_file(str(path), PlanOverrides(), lambda _rows: None).file.items)} rows"
    except PartuiError as refusal:
        said[path.stem] = str(refusal)
print(json.dumps(said))
"""


def bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20, MEGABYTES * 2**20))


def test_files_that_reach_far_cost_what_they_hold(tmp_path: Path) -> None:
    for name, (make, _said) in FAR_FILES.items():
        (tmp_path / f"{name}.xlsx").write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", READING, str(tmp_path)],
        capture_output=True, check=False, preexec_fn=bounded,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    said = json.loads(done.stdout)
    assert {name: words for name, (_make, words) in FAR_FILES.items() if words not in said[name]} == {}
    assert READ in said.values()
