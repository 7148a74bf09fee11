"""How many seconds the app waits by itself, for what."""

from partui.wording.columns import cell_width

# Between two looks whether another program has changed the file.
WATCH = 1.0
# After the first screen has come and before a hand has found a key: time to import what comes next.
SOON = 0.5
# After the cursor has come to rest, more is said of its row: so much later than keys that are held down come.
REST = 0.15
# What was done is said in place of the keys for so long, and longer the more there is to read.
SAID = 5.0
# What could not be done, and what is the matter with the file, stays for so long, and longer likewise.
NOTICE, TROUBLE = 10.0, 30.0
# What a slow reader takes for a cell.
READ = 0.08
# Between two words on how far long work has come.
TOLD = 0.25


def to_read(least: float, text: str) -> float:
    """Return how long a text stays.

    Args:
        least: for the shortest.
        text: what is to be read.
    """
    return least + READ * cell_width(text)
