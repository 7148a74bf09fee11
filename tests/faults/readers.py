"""Plans as files with something in them changed, each read or refused with a sentence, and soon:
`python -m tests.faults.readers [SECONDS]`, of the processor.
"""

import random
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from partui.domain.errors import PartuiError
from partui.domain.plan.reading import read_plan
from partui.plan_io.draft import PlanOverrides
from partui.plan_io.files import read_plan_file
from tests.cases.building import ENDINGS, build
from tests.cases.plans import cases
from tests.places import SCAN, SEED

SECONDS, SLOWEST = 600, 20.0
_MOST_CHANGES = 6
_TOKEN = re.compile(rb"<[^<>]*>|[^<>]+")
_NUMBER = re.compile(rb"[0-9]+")
_STRANGE = (
    b"", b"0", b"-1", b"99999999999", b"1e999", b"NaN", b"\xff", b"\x00", "áàđ".encode(), b"&#x1F600;", b"&x;",
    b"<a>", b"]]>", b"A1:XFD1048576", b"\t" * 50, b"\n" * 50, b'"', b"\xcc\x80" * 40,
)  # fmt: skip

Mutate = Callable[[bytes, random.Random], bytes]


def main() -> None:
    """Read changed files until the time is up, and say how many there were of each kind."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    chance = random.Random()
    told: dict[str, Counter[str]] = {}
    slowest = 0.0
    with TemporaryDirectory() as name:
        folder = Path(name)
        whole = list(_whole_files(folder))
        give_up = time.process_time() + seconds
        while time.process_time() < give_up:
            source = chance.choice(whole)
            path = folder / f"changed{source.suffix}"
            path.write_bytes(_mutation(source)(source.read_bytes(), chance))
            began = time.process_time()
            told.setdefault(source.suffix, Counter())[_outcome(path)] += 1
            took = time.process_time() - began
            slowest = max(slowest, took)
            if took > SLOWEST:
                kept = Path(f"slow{source.suffix}").absolute()
                kept.write_bytes(path.read_bytes())
                raise SystemExit(f"{took:.0f} s, kept as {kept}")
    for ending, outcomes in sorted(told.items()):
        sys.stdout.write(f"{ending}: {outcomes['read']} read, {outcomes['refused']} refused\n")
    sys.stdout.write(f"slowest {slowest:.1f} s, nothing but sentences\n")


def _whole_files(folder: Path) -> Iterator[Path]:
    for key in ("P01", "P04", "P15", "P22"):
        for ending in ENDINGS:
            yield build(cases()[key], folder, ending)
    yield from (SCAN, SEED)


def _outcome(path: Path) -> str:
    try:
        read_plan(read_plan_file(str(path), PlanOverrides(), lambda _rows: None).file)
    except PartuiError:
        return "refused"
    except Exception:
        kept = Path(f"fault{path.suffix}").absolute()
        kept.write_bytes(path.read_bytes())
        sys.stderr.write(f"kept as {kept}\n")
        raise
    return "read"


def _mutation(source: Path) -> Mutate:
    return _package if source.suffix in {".docx", ".xlsx", ".odt", ".ods"} else _bytes


def _package(data: bytes, chance: random.Random) -> bytes:
    """Change one part of a package; now and then the package itself."""
    if chance.random() < 0.1:
        return _bytes(data, chance)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        # What the plan stands in is changed more often than what is around it.
        weights = [9 if re.search(r"document|sheet1|content|styles|shared|numbering", name) else 1 for name in names]
        (changed,) = chance.choices(names, weights)
        for name in names:
            part = old.read(name)
            new.writestr(name, _tokens(part, chance) if name == changed else part)
    return out.getvalue()


def _tokens(data: bytes, chance: random.Random) -> bytes:
    """Drop, double, swap and fill tags and texts."""
    tokens = _TOKEN.findall(data) or [b""]
    for _change in range(chance.randint(1, _MOST_CHANGES)):
        at, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        match chance.randrange(6):
            case 0:
                tokens[at] = b""
            case 1:
                tokens[at] += tokens[at] * chance.choice((1, 3, 400))
            case 2:
                tokens[at], tokens[other] = tokens[other], tokens[at]
            case 3:
                tokens[at] = chance.choice(_STRANGE)
            case 4:
                tokens[at] = _NUMBER.sub(lambda _found: chance.choice(_STRANGE), tokens[at])
            case _:
                tokens[at:at] = tokens[min(at, other) : min(at, other) + 200]
    return b"".join(tokens)


def _bytes(data: bytes, chance: random.Random) -> bytes:
    """Cut, drop, double and write over bytes."""
    changed = bytearray(data)
    for _change in range(chance.randint(1, _MOST_CHANGES)):
        at = chance.randrange(len(changed) + 1)
        length = chance.choice((1, 1, 4, 60, 4000))
        match chance.randrange(5):
            case 0:
                del changed[at : at + length]
            case 1:
                changed[at:at] = changed[at : at + length] * chance.choice((1, 5))
            case 2:
                changed[at : at + length] = chance.randbytes(length)
            case 3:
                changed[at:at] = chance.choice(_STRANGE)
            case _:
                del changed[: chance.choice((1, 2, at))]
    return bytes(changed)


if __name__ == "__main__":
    main()
