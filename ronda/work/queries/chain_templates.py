"""Chains as the duties suggest them, with the people of a centre who hold those posts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ronda.people.queries import LedPerson
from ronda.work.rules.method_labels import in_language

PACK = Path(__file__).parents[1] / "packs" / "chains.yaml"


@dataclass(frozen=True)
class Proposal:
    """What a form begins with."""

    title: str
    steps: list[dict[str, Any]]
    receiver: str


@cache
def chain_pack() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(PACK.read_text(encoding="utf-8"))
    return found


def chain_templates(language: str) -> list[tuple[str, str]]:
    """Code and name."""
    return [(code, in_language(each["title"], language)) for code, each in chain_pack().items()]


def proposed_chain(code: str, people: Sequence[LedPerson], language: str) -> Proposal | None:
    """The first holder of each post by name; nobody where the post is not held."""
    found = chain_pack().get(code)
    if found is None:
        return None
    holder: dict[str, str] = {}
    for person in people:
        holder.setdefault(person.post, person.code)
    steps = [
        {
            "title": in_language(step["title"], language),
            "duty": step["duty"],
            "owner": holder.get(step["post"], ""),
            "allowed_days": step["days"],
            "evidence_wanted": in_language(step["evidence"], language),
        }
        for step in found["steps"]
    ]
    return Proposal(in_language(found["title"], language), steps, holder.get(found["receiver"], ""))
