"""Random inspections that anyone can re-run: frame, promises, seed, tickets, chances, list, bounds."""

from ronda.inspection.rules.draws.bounds import (
    Bounds,
    effective_size,
    least_wrong,
    lower_bound,
    most_wrong,
    rate_bounds,
    upper_bound,
)
from ronda.inspection.rules.draws.catching import chance_by_poisson, chance_over_rounds, chance_to_catch
from ronda.inspection.rules.draws.commit import commitment, keeps_promise, nonce_faults
from ronda.inspection.rules.draws.drawing import chances_of, draw, draw_faults
from ronda.inspection.rules.draws.drawn import Chance, Drawn
from ronda.inspection.rules.draws.estimates import (
    Observed,
    Rate,
    Stratum,
    estimate_by_strata,
    estimate_rate,
    estimate_total,
)
from ronda.inspection.rules.draws.frame import Unit, digest_frame, freeze, sizes_of_strata
from ronda.inspection.rules.draws.inspectors import Assignment, draw_inspectors
from ronda.inspection.rules.draws.published import (
    Announced,
    Published,
    Revealed,
    write_announced,
    write_list,
    write_reveals,
)
from ronda.inspection.rules.draws.reading import read_published
from ronda.inspection.rules.draws.reinspection import choose_again
from ronda.inspection.rules.draws.seed import draw_seed, seed_faults
from ronda.inspection.rules.draws.taking import Weight, take_of_each, weigh_units
from ronda.inspection.rules.draws.terms import PoissonTerms, StrataTerms, Terms
from ronda.inspection.rules.draws.tickets import as_share, ticket
from ronda.inspection.rules.draws.verifying import Step, verify

__all__ = [
    "Announced",
    "Assignment",
    "Bounds",
    "Chance",
    "Drawn",
    "Observed",
    "PoissonTerms",
    "Published",
    "Rate",
    "Revealed",
    "Step",
    "StrataTerms",
    "Stratum",
    "Terms",
    "Unit",
    "Weight",
    "as_share",
    "chance_by_poisson",
    "chance_over_rounds",
    "chance_to_catch",
    "chances_of",
    "choose_again",
    "commitment",
    "digest_frame",
    "draw",
    "draw_faults",
    "draw_inspectors",
    "draw_seed",
    "effective_size",
    "estimate_by_strata",
    "estimate_rate",
    "estimate_total",
    "freeze",
    "keeps_promise",
    "least_wrong",
    "lower_bound",
    "most_wrong",
    "nonce_faults",
    "rate_bounds",
    "read_published",
    "seed_faults",
    "sizes_of_strata",
    "take_of_each",
    "ticket",
    "upper_bound",
    "verify",
    "weigh_units",
    "write_announced",
    "write_list",
    "write_reveals",
]
