"""The working method in the company's own words, from a day on."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.work.models import WorkingMethod
from ronda.work.queries.method import default_method, method_in_force
from ronda.work.rules.company_wide import may_shape
from ronda.work.rules.method_labels import ELEMENTS, LINE, STEPS, method_codes
from ronda.work.services.tracing import leave_trace


@transaction.atomic
def set_method(
    *,
    by: Viewer,
    at: datetime,
    starts: date,
    name: str,
    labels: Mapping[str, Mapping[str, str]],
    why: str = "",
) -> WorkingMethod:
    """`labels` by language, each by place code; other languages keep what was in force on that day."""
    if not may_shape(by):
        raise NotAllowedError("the working method")
    missing = [
        code for code in method_codes() if not all(words.get(code, "").strip() for words in labels.values())
    ]
    refuse_if_any([Problem(code, "has no label", "name it") for code in missing])
    refuse_if_any([] if name.strip() else [Problem("name", "has no label", "name it")])
    refuse_if_any([] if why.strip() else [Problem("why", "has no reason", "say why")])
    before = method_in_force(by, starts)
    method = WorkingMethod.objects.create(
        company_id=by.company_id,
        starts=starts,
        name=name.strip(),
        labels=_worded(default_method() if before is None else before.labels, labels),
        set_by_id=by.person_id,
        set_at=at,
        why=why.strip(),
    )
    said = {"name": method.name, "starts": starts.isoformat()}
    leave_trace(by=by, at=at, about="method", number=method.pk, what="method.set", said=said, why=why.strip())
    return method


def _worded(before: Mapping[str, Any], labels: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    def worded(code: str, texts: Mapping[str, str]) -> dict[str, str]:
        return {**texts, **{language: words[code].strip() for language, words in labels.items()}}

    return {
        LINE: worded(LINE, before[LINE]),
        "elements": [worded(f"element-{n + 1}", before["elements"][n]) for n in range(ELEMENTS)],
        "steps": [worded(f"step-{n + 1}", before["steps"][n]) for n in range(STEPS)],
    }
