"""The numbers and bullets that a word processor puts before list paragraphs."""

BULLET = "\N{BULLET}"

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_LETTERS = 20


def figure(number: int, form: str) -> str:
    """Return a number as a list prints it.

    Args:
        number: what was counted.
        form: decimal, decimalZero, upperRoman, lowerRoman, upperLetter, lowerLetter or none; any other is decimal.
    """
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = _LETTERS[(number - 1) % len(_LETTERS)] * min((number - 1) // len(_LETTERS) + 1, _MOST_LETTERS)
        return letter if form == "lowerLetter" else letter.upper()
    if form == "decimalZero":
        return f"{number:02}"
    return "" if form == "none" else str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, roman in _ROMAN:
        times, number = divmod(number, value)
        letters += roman * min(times, _MOST_LETTERS)
    return letters
