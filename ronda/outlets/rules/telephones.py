"""Telephone numbers of outlets: kept as people write them, dialled by their digits alone."""

import re
import unicodedata

LONGEST = 30
_WRITTEN = re.compile(r"\+?[0-9()./ -]*")
# From the shortest local number to the longest that ITU-T E.164 allows.
DIGITS = (5, 15)


def tidied(text: str) -> str:
    """Wide digits and signs become plain ones, spaces of every kind one."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def is_telephone(text: str) -> bool:
    """A plus first, if any; digits with spaces, brackets, points, strokes or dashes between them."""
    digits = sum(sign.isdigit() for sign in text)
    return bool(_WRITTEN.fullmatch(text)) and DIGITS[0] <= digits <= DIGITS[1] and len(text) <= LONGEST


def dialled(text: str) -> str:
    """What a telephone is told to dial; nothing where there is no number."""
    return re.sub(r"[^+0-9]", "", text)
