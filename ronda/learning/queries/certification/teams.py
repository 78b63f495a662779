"""The marketing staff of centres on a day, with their certificates: what obligations follow from.

What somebody must sit hangs on the whole centre, so it is read as whoever runs the machine; who may see it is
said where it is shown.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ronda.kernel.period import Month
from ronda.learning.models import Certificate
from ronda.learning.queries.certification.seeing import certifying_rules
from ronda.learning.rules import SENIOR, CertifiedShare, Marketer, certified_share
from ronda.learning.rules.certification import Demand, Sitter, Waits
from ronda.learning.rules.certified import Held
from ronda.people.queries import LedPerson, in_force, people_led
from ronda.people.queries.once import once
from ronda.people.rules import Viewer, is_newcomer
from ronda.policy import CertifyingRules, Rules


@dataclass(frozen=True)
class Team:
    """A centre's marketing staff on the day; `counted` are those that the shares are shares of."""

    centre_id: int
    centre: str
    people: tuple[LedPerson, ...]
    sitters: Mapping[int, Sitter]
    counted: frozenset[int]
    demand: Demand

    def share(self, level: int, rules: Rules, on: date) -> CertifiedShare:
        return share_of([self], level, rules, on)


def teams_on(company_id: int, on: date, centres: Collection[int] | None = None) -> list[Team]:
    """By centre; two statements, once while a page is read."""
    wanted = None if centres is None else frozenset(centres)
    key = ("certification", company_id, on, wanted)
    return list(once(key, lambda: _teams(company_id, on, wanted)))


def _teams(company_id: int, on: date, centres: Collection[int] | None) -> list[Team]:
    rules, certifying = certifying_rules(on)
    led = people_led(Viewer.operator(company_id), on=on, centres=centres)
    staff = [each for each in led if is_marketing(rules, each.post)]
    sitters = sitters_of(company_id, staff)
    by_centre: dict[int, list[LedPerson]] = defaultdict(list)
    for each in staff:
        by_centre[each.centre_id].append(each)
    return [
        _team(people, sitters, rules, certifying, on)
        for people in sorted(by_centre.values(), key=lambda each: each[0].centre)
    ]


def share_of(teams: Iterable[Team], level: int, rules: Rules, on: date) -> CertifiedShare:
    """Of several centres together."""
    targets = rules.certification
    goal = targets.senior_share if level == SENIOR else targets.intermediate_share
    marketers = [
        Marketer(person, team.sitters[person].level_on(on)) for team in teams for person in team.counted
    ]
    return certified_share(marketers, level, goal)


def sitters_of(company_id: int, staff: Iterable[LedPerson]) -> dict[int, Sitter]:
    """With every certificate that was not taken back, expired ones too."""
    people = {each.person_id: each for each in staff}
    held: dict[int, list[Held]] = defaultdict(list)
    rows = Certificate.objects.filter(in_force(), company_id=company_id, person_id__in=people)
    for person, level, issued, expires in rows.values_list("person_id", "level", "issued", "expires"):
        held[person].append((level, issued, expires))
    return {number: Sitter(number, each.joined, tuple(held[number])) for number, each in people.items()}


def waits_of(certifying: CertifyingRules) -> Waits:
    return Waits(
        {str(name): years for name, years in certifying.years_in_trade.items()},
        {str(name): years for name, years in certifying.years_at_level_below.items()},
    )


def is_marketing(rules: Rules, post: str) -> bool:
    """Of the front or the back office, as the board counts."""
    return post in rules.posts and rules.posts[post].side != "none"


def is_counted(rules: Rules, joined: date, on: date) -> bool:
    if not rules.certification.probation_excluded:
        return True
    return not is_newcomer(joined, Month.of(on), rules.absence.new_hire_months)


def _team(
    people: list[LedPerson],
    sitters: Mapping[int, Sitter],
    rules: Rules,
    certifying: CertifyingRules,
    on: date,
) -> Team:
    counted = frozenset(each.person_id for each in people if is_counted(rules, each.joined, on))
    level = certifying.required_level_while_short
    held = [Marketer(person, sitters[person].level_on(on)) for person in counted]
    enough = certified_share(held, level, rules.certification.senior_share).enough
    return Team(
        centre_id=people[0].centre_id,
        centre=people[0].centre,
        people=tuple(people),
        sitters={each.person_id: sitters[each.person_id] for each in people},
        counted=counted,
        demand=Demand(certifying.required_level, level, short=not enough),
    )
