"""The seed: no party alone can choose it, and everybody can work it out again."""

from collections.abc import Mapping

from ronda.kernel.digest import digest_text
from ronda.kernel.problem import Problem


def draw_seed(nonces: Mapping[str, str], frame_digest: str, beacon: str) -> str:
    """`nonces` by party; a party that did not reveal has lost its say and is left out."""
    said = "".join(f"{party}={nonce}|" for party, nonce in sorted(nonces.items()))
    return digest_text(f"{said}{frame_digest}|{beacon}")


def seed_faults(committed: Mapping[str, str], nonces: Mapping[str, str], beacon: str) -> list[Problem]:
    """What would let one party choose the seed.

    Whoever reveals last knows the seed and could keep silent to have another: with one nonce alone, only a
    later public beacon undoes that.
    """
    problems = [
        Problem(f"party {party}", "reveals what it never committed to", "leave its nonce out")
        for party in sorted(set(nonces) - set(committed))
    ]
    if not nonces:
        problems.append(Problem("reveals", "no party has revealed", "wait for one, or abandon the round"))
    elif len(nonces) < 2 and not beacon:
        remedy = "wait for the other party, or add the public beacon that was named beforehand"
        problems.append(Problem("seed", "rests on one party alone", remedy))
    if "|" in beacon or not beacon.isprintable():
        problems.append(Problem("beacon", "holds | or a line end", "write it as drand:4242"))
    return problems
