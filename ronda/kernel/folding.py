"""Text as it is searched: neither case nor accents nor width tell letters apart."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

# Letters that Unicode does not take apart.
PLAIN = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "ħ": "h"})
# Where letters with accents, other cases and other widths of an alphabet lie.
ALPHABETS = ((0x30, 0x24F), (0x370, 0x45F), (0x1E00, 0x1EFF), (0xFF10, 0xFF5A))


def folded(text: str) -> str:
    """`Café RÍO` and `cafe rio` become the same; signs and Chinese characters stay what they are."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare).casefold().translate(PLAIN)


def variants(letter: str) -> str:
    """Every way to write a letter that is folded already, itself first."""
    return _variants().get(letter, letter)


@lru_cache(maxsize=1)
def _variants() -> Mapping[str, str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for first, last in ALPHABETS:
        for number in range(first, last + 1):
            plain = folded(chr(number))
            if len(plain) == 1 and plain.isalnum():
                found[plain].append(chr(number))
    return {plain: plain + "".join(sorted({*ways} - {plain})) for plain, ways in found.items()}
