"""The four files of a draw that everybody may have, and how they are written.

`frame.txt` and `announced.json` are published when the frame is frozen; `reveals.json` and `list.txt` after
the field work. UTF-8, lines end with a line feed, nothing after the last.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ronda.inspection.rules.draws.drawn import Drawn
from ronda.inspection.rules.draws.frame import Unit
from ronda.inspection.rules.draws.terms import StrataTerms, Terms

ANNOUNCED = "ronda draw announced 1"
REVEALED = "ronda draw revealed 1"
HEAD = "position|unit|stratum|ticket|probability|why|again"
AGAIN = "again"


@dataclass(frozen=True)
class Announced:
    """`commitments` by party; `beacon_source` says which later public number is added, or is empty."""

    round: str
    frame_digest: str
    commitments: Mapping[str, str]
    beacon_source: str
    terms: Terms


@dataclass(frozen=True)
class Revealed:
    """`nonces` by party, without those who kept silent."""

    nonces: Mapping[str, str]
    beacon: str
    seed: str


@dataclass(frozen=True)
class Listed:
    """One line of the list, as it was published."""

    position: int
    unit: str
    stratum: str
    ticket: str
    probability: Fraction
    why: str
    again: bool


@dataclass(frozen=True)
class Published:
    """What the four files say."""

    frame: str
    units: tuple[Unit, ...]
    announced: Announced
    revealed: Revealed
    listed: tuple[Listed, ...]


def write_announced(announced: Announced) -> str:
    return _json(
        {
            "file": ANNOUNCED,
            "round": announced.round,
            "frame_digest": announced.frame_digest,
            "commitments": dict(announced.commitments),
            "beacon_source": announced.beacon_source,
            "terms": terms_as_json(announced.terms),
        }
    )


def write_reveals(revealed: Revealed) -> str:
    said = {"nonces": dict(revealed.nonces), "beacon": revealed.beacon, "seed": revealed.seed}
    return _json({"file": REVEALED, **said})


def write_list(drawn: Iterable[Drawn]) -> str:
    return "\n".join([HEAD, *map(_line, drawn)])


def terms_as_json(terms: Terms) -> dict[str, Any]:
    """The terms as they are published; fractions are text, `1/20`."""
    shared = {
        "least": str(terms.least),
        "again": str(terms.again),
        "one_per_outlet": terms.one_per_outlet,
    }
    if isinstance(terms, StrataTerms):
        return {"method": "strata", "take": dict(terms.take), **shared}
    cap = None if terms.stratum_cap is None else str(terms.stratum_cap)
    return {"method": "poisson", "expected": str(terms.expected), "stratum_cap": cap, **shared}


def _line(drawn: Drawn) -> str:
    parts = (
        drawn.position,
        drawn.unit.id,
        drawn.unit.stratum,
        drawn.ticket,
        drawn.chance.probability,
        drawn.chance.why.code,
        AGAIN if drawn.again else "",
    )
    return "|".join(map(str, parts))


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
