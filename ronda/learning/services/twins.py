"""A person holds one certificate of a level; another one is a renewal, or an error."""

from collections import defaultdict
from collections.abc import Sequence

from ronda.kernel.problem import Problem
from ronda.learning.models import Certificate
from ronda.learning.rules.certified import Held
from ronda.learning.rules.faults import are_two_of_one_level
from ronda.people.queries import in_force
from ronda.people.services.checking import refuse_if_any

Known = dict[tuple[int, int], list[Held]]


def refuse_two_of_one_level(drafts: Sequence[Certificate], *, but: int | None = None) -> None:
    """Against what is in force and among themselves; `but` is the one that is corrected.

    A draft replaces what its source key is known by, so that is no second one.
    """
    known = _known(drafts, but)
    problems = []
    for row, draft in enumerate(drafts, start=1):
        held = (draft.level, draft.issued, draft.expires)
        there = known[draft.person_id, draft.level]
        double = next((each for each in there if are_two_of_one_level(each, held)), None)
        if double is not None:
            where = f"row {row}, certificate" if but is None else f"certificate {but}"
            what = f"is a second one of level {draft.level}; the first was issued on {double[1]}"
            problems.append(Problem(where, what, "correct the first one, or withdraw it"))
        there.append(held)
    refuse_if_any(problems)


def _known(drafts: Sequence[Certificate], but: int | None) -> Known:
    known: Known = defaultdict(list)
    if not drafts:
        return known
    keys = {draft.source_key for draft in drafts if draft.source_key}
    rows = Certificate.objects.filter(
        in_force(), company_id=drafts[0].company_id, person_id__in={draft.person_id for draft in drafts}
    )
    for row in rows:
        if row.number != but and row.source_key not in keys:
            known[row.person_id, row.level].append((row.level, row.issued, row.expires))
    return known
