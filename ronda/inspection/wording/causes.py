"""Findings as causes for which courses are proposed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from ronda.inspection.models import Finding


def finding_causes() -> Sequence[tuple[str, Any]]:
    return [(code, words) for code, words in Finding.Kind.choices]


def finding_address(said: Mapping[str, Any]) -> str:
    return reverse("finding", args=[said["finding"]]) if "finding" in said else ""
