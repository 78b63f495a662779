"""The default pack of responsibility cards, as it is shipped."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ronda.people.rules import Viewer
from ronda.work.models import Card
from ronda.work.rules.duty_texts import DutyTexts, pack_duties

PACK = Path(__file__).parents[1] / "packs" / "default.yaml"


@cache
def default_pack() -> Mapping[str, Any]:
    """`posts`: duty codes by post; `duties`: texts by code."""
    found: Mapping[str, Any] = yaml.safe_load(PACK.read_text(encoding="utf-8"))
    return found


def default_duties(post: str) -> list[DutyTexts]:
    """Those of a post that the pack knows; none for another."""
    return pack_duties(default_pack(), post) if post in default_pack()["posts"] else []


def default_duty(code: str) -> DutyTexts | None:
    texts = default_pack()["duties"].get(code)
    return None if texts is None else DutyTexts(code, **texts)


def posts_without_card(viewer: Viewer) -> list[str]:
    """Posts of the pack for which the company has no version at all, in the pack's order."""
    known = set(Card.objects.filter(company_id=viewer.company_id).values_list("post", flat=True))
    return [post for post in default_pack()["posts"] if post not in known]
