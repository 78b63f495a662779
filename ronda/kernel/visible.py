"""Text without the signs that nobody sees and that make it read as something else."""

# Embeddings, overrides and isolates of direction: a name behind one of them reads backwards.
TURNING = frozenset(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
# Blanks without width; what joins the parts of a sign is none of them.
WIDTHLESS = frozenset("\u200b\u2060\ufeff")
KEPT = frozenset("\t\n\r")


def visible(text: str) -> str:
    """Without controls but tabs and line ends, and without blanks of no width and what turns the reading."""
    return "".join(letter for letter in text if letter in KEPT or not _hides(letter))


def _hides(letter: str) -> bool:
    return letter in TURNING or letter in WIDTHLESS or letter < " " or "\x7f" <= letter <= "\x9f"
