"""Whether two notes say the same: case, spaces and signs aside."""

import re
import unicodedata

_SIGNS = re.compile(r"[\W_]+")


def same_words(text: str) -> str:
    """What two notes that say the same have in common; figures and letters of any script stay."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _SIGNS.sub(" ", letters).strip()
