"""Numbers within the sentences of an official document."""


def show_number(number: int) -> str:
    """Return a number of things as an officer writes it in a sentence: `05`, `12`, but `0`."""
    return f"{number:02}" if number else "0"
