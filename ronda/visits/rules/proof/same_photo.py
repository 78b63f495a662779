"""Whether a photo was there before: the same file, or the same picture of another outlet."""

from collections.abc import Sequence

from ronda.visits.rules.proof.seen import Odd, Picture


def same_photo_odd(pictures: Sequence[Picture], earlier: Sequence[Picture], *, alike_bits: int) -> Odd | None:
    """The same file at any other visit; a picture that looks the same only at another outlet.

    A shelf that is photographed each month from the same spot looks alike every time, and should.
    """
    for mine in pictures:
        for other in earlier:
            if other.stay != mine.stay and other.digest == mine.digest:
                return Odd("same_photo", {"how": "same", "bits": 0, "photo": mine.number, "of": other.number})
    for mine in pictures:
        for other in earlier:
            bits = bits_apart(mine.likeness, other.likeness)
            if other.outlet != mine.outlet and bits is not None and bits <= alike_bits:
                return Odd(
                    "same_photo", {"how": "alike", "bits": bits, "photo": mine.number, "of": other.number}
                )
    return None


def bits_apart(one: str, other: str) -> int | None:
    """The Hamming distance of two hashes of one length in hexadecimal; None where one is missing."""
    if not one or len(one) != len(other):
        return None
    return (int(one, 16) ^ int(other, 16)).bit_count()
