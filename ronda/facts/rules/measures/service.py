"""What outlets say and ask: satisfaction, requests, and the records kept about them."""

from ronda.facts.rules.holders import done_by, held_on
from ronda.facts.rules.measures.shape import shaped, share
from ronda.facts.rules.snapshot import Facts, Table


def satisfaction(facts: Facts) -> Table:
    """Mean of the valid customer forms, 0 to 100."""
    forms = held_on(facts, facts.satisfaction_forms, "day")
    table = forms.group_by(["unit_id", "spell_id"]).aggregate(points=forms.score.sum(), forms=forms.count())
    return shaped(table, num=table.points, den=table.forms, basis=table.forms)


def requests(facts: Facts) -> Table:
    """Requests closed in time and confirmed by the outlet / requests due."""
    due = done_by(facts, facts.requests, "owner_id", "due")
    return share(due, due.in_time)


def information(facts: Facts) -> Table:
    """Sampled base-data records that are complete, correct and on time / records sampled."""
    checks = held_on(facts, facts.information_checks, "day")
    return share(checks, checks.complete & checks.correct & checks.on_time)
