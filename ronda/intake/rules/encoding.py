"""Which encoding a text file is in."""

import codecs

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(sample: bytes, *, is_utf8: bool) -> str | None:
    """The encoding by its mark, by UTF-8's own strictness, by zero bytes, then by where high bytes stand.

    Western letters stand alone among ASCII, Chinese ones come in pairs of high bytes; statistics alone take
    `año` for Chinese. None: the bytes are no text.
    """
    for mark, name in MARKS:
        if sample.startswith(mark):
            return name
    if b"\0" in sample:
        return _wide_encoding(sample)
    if is_utf8:
        return "utf-8"
    if _share_alone(sample) > 0.5:
        return "cp1252" if _decodes(sample, "cp1252") else "latin-1"
    if _decodes(sample, "gb18030"):
        return "gb18030"
    best = from_bytes(sample).best()
    return best.encoding if best else "latin-1"


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: the zero bytes of Western letters are all on one side."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if min(even, odd) > max(even, odd) / 10 or max(even, odd) < len(sample) / 20:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _share_alone(sample: bytes) -> float:
    high = [place for place, byte in enumerate(sample) if byte >= 0x80]
    places = set(high)
    alone = sum(place - 1 not in places and place + 1 not in places for place in high)
    return alone / len(high) if high else 0.0


def _decodes(sample: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(sample, final=False)
    except UnicodeDecodeError:
        return False
    return True
