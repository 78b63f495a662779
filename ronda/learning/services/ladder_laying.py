"""The default ladder of the policy, laid for a company that has none yet, or lacks parts of it."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from ronda.learning.models import Competence, RungNeed
from ronda.learning.queries.ladder import ladder_rules, refuse_unless_shaper
from ronda.people.queries import numbers_of_posts
from ronda.people.rules import Viewer
from ronda.policy import LadderRules
from ronda.work.services.tracing import leave_traces

Named = Mapping[str, tuple[str, str]]
"""Name and meaning by the code of a competence."""


@transaction.atomic
def lay_default_ladder(*, by: Viewer, at: datetime, begins: date, named: Named) -> int:
    """How many needs are new; what the company has of it already, or has ended, is left as it is."""
    refuse_unless_shaper(by)
    rules = ladder_rules(at.date())
    competences = _competences(by, at, rules, named)
    held = RungNeed.objects.filter(company_id=by.company_id)
    there = set(held.values_list("post", "rung", "competence_id"))
    posts = numbers_of_posts(by)
    new = [
        RungNeed(
            company_id=by.company_id,
            post=post,
            rung=rung,
            competence=competences[code],
            proofs=list(proofs),
            begins=begins,
        )
        for post, rungs in rules.needs.items()
        if post in posts
        for rung, needs in rungs.items()
        for code, proofs in needs.items()
        if code in competences and (post, rung, competences[code].pk) not in there
    ]
    RungNeed.objects.bulk_create(new)
    return len(new)


def _competences(by: Viewer, at: datetime, rules: LadderRules, named: Named) -> dict[str, Competence]:
    """By code, without those that the company has retired."""
    held = {each.code: each for each in Competence.objects.filter(company_id=by.company_id)}
    made: list[tuple[int, dict[str, str]]] = []
    for code, rule in rules.competences.items():
        if code in held:
            continue
        name, text = named.get(code, (code.replace("_", " ").capitalize(), ""))
        held[code] = Competence.objects.create(
            company_id=by.company_id, code=code, name=name, text=text, side=rule.side, track=rule.track
        )
        made.append((held[code].pk, {}))
    leave_traces(by=by, at=at, about="competence", what="competence.laid", said=made)
    return {code: each for code, each in held.items() if each.retired_at is None}
