"""A box with a character's number, for characters that no typeface of the forms has."""

# The seven strokes of a digit: where each starts and ends in a field one wide and two high.
STROKES = {
    "a": "0 2 1 2", "b": "1 2 1 1", "c": "1 1 1 0", "d": "0 0 1 0",
    "e": "0 0 0 1", "f": "0 1 0 2", "g": "0 1 1 1",
}  # fmt: skip
DIGITS = {
    "0": "abcdef", "1": "bc", "2": "abdeg", "3": "abcdg", "4": "bcfg", "5": "acdfg",
    "6": "acdefg", "7": "abc", "8": "abcdefg", "9": "abcdfg", "A": "abcefg", "B": "cdefg",
    "C": "adef", "D": "bcdeg", "E": "adefg", "F": "aefg",
}  # fmt: skip


def box_strokes(char: str, x: float, bottom: float, width: float, size: float) -> str:
    """Give the PDF operators that draw `char` as a box with its hexadecimal number."""
    number = f"{ord(char):04X}"
    upper, lower = number[: -(len(number) // 2)], number[-(len(number) // 2) :]
    left, wide, high = x + 0.06 * size, width - 0.12 * size, 0.98 * size
    drawn = [f"q 0.35 w 0 G {left:.2f} {bottom:.2f} {wide:.2f} {high:.2f} re S 0.3 w 1 J"]
    for row, digits in enumerate((lower, upper)):
        step = wide / (len(digits) + 0.5)
        for place, digit in enumerate(digits):
            at_x = left + step * (place + 0.45)
            at_y = bottom + high * (0.1 + 0.46 * row)
            drawn.append(_digit(digit, at_x, at_y, step * 0.6, high * 0.17))
    return " ".join((*drawn, "Q"))


def _digit(digit: str, x: float, y: float, wide: float, half: float) -> str:
    lines = []
    for stroke in DIGITS[digit]:
        x1, y1, x2, y2 = map(int, STROKES[stroke].split())
        lines.append(
            f"{x + x1 * wide:.2f} {y + y1 * half:.2f} m "
            f"{x + x2 * wide:.2f} {y + y2 * half:.2f} l S"
        )
    return " ".join(lines)
