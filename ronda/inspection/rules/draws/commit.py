"""A party's promise: the digest of its name and nonce, given before the frame is known."""

from hmac import compare_digest

from ronda.inspection.rules.draws.frame import NAME
from ronda.kernel.digest import digest_text
from ronda.kernel.problem import Problem

LEAST_SIGNS = 12
MOST_SIGNS = 200


def commitment(party: str, nonce: str) -> str:
    return digest_text(f"{party}|{nonce}")


def keeps_promise(digest: str, party: str, nonce: str) -> bool:
    """Whether the nonce is the one that the party committed to."""
    return compare_digest(digest, commitment(party, nonce))


def nonce_faults(party: str, nonce: str) -> list[Problem]:
    """What would let others guess the nonce, or read two things into one text."""
    if not NAME.fullmatch(party):
        return [Problem(f"party '{party}'", "is no plain name", "use letters and digits")]
    where = f"nonce of {party}"
    if "|" in nonce or not nonce.isprintable() or nonce != nonce.strip():
        return [Problem(where, "holds | or a blank that cannot be seen", "use letters, digits and dashes")]
    if not LEAST_SIGNS <= len(nonce) <= MOST_SIGNS:
        what = f"has {len(nonce)} signs"
        return [Problem(where, what, f"use {LEAST_SIGNS} to {MOST_SIGNS}, best made by chance")]
    return []
