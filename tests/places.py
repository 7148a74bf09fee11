"""Where the tests find what they read."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seed.json"
SCAN = ROOT / "tests" / "data" / "plan-2020.txt"
