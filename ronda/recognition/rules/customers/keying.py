"""Two people key a paper sheet in without seeing each other's; what differs is settled with the paper."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Keyed:
    answers: Mapping[str, int]
    said: str = ""
    role: str = ""


def differences(one: Keyed, other: Keyed) -> list[str]:
    """Codes of the questions, `said` and `role`, where the two differ; spaces do not count."""
    codes = [*one.answers, *(code for code in other.answers if code not in one.answers)]
    found = [code for code in codes if one.answers.get(code) != other.answers.get(code)]
    if " ".join(one.said.split()) != " ".join(other.said.split()):
        found.append("said")
    if one.role != other.role:
        found.append("role")
    return found
