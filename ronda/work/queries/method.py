"""The working method in force on a day, and what is placed on it."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language

from ronda.people.rules import Viewer
from ronda.work.models import WorkingMethod
from ronda.work.rules.method_labels import MethodPlace, in_language, places_of

PACK = Path(__file__).parents[1] / "packs" / "method.yaml"


@cache
def default_method() -> Mapping[str, Any]:
    """The pack that counts until a company words its own: `name`, `line`, `elements`, `steps`."""
    found: Mapping[str, Any] = yaml.safe_load(PACK.read_text(encoding="utf-8"))
    return found


def method_versions(viewer: Viewer) -> list[WorkingMethod]:
    """Those of the company, the latest start first; of one day, the one set last."""
    found = WorkingMethod.objects.filter(company_id=viewer.company_id)
    return list(found.select_related("set_by").order_by("-starts", "-pk"))


def method_in_force(viewer: Viewer, on: date) -> WorkingMethod | None:
    """None while the company has not worded its own."""
    found = WorkingMethod.objects.filter(company_id=viewer.company_id, starts__lte=on)
    return found.order_by("-starts", "-pk").first()


def places_on(viewer: Viewer, on: date) -> list[MethodPlace]:
    """The nine places with their labels of the day, in every language."""
    method = method_in_force(viewer, on)
    return places_of(default_method() if method is None else method.labels)


def method_places(viewer: Viewer, on: date) -> list[tuple[str, str]]:
    """`(code, label)` in the reader's language, for fields to choose from."""
    language = get_language() or "en"
    return [(each.code, in_language(each.label, language)) for each in places_on(viewer, on)]
