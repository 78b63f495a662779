"""What an address asks of the board, and the months, centres and rules that the answer is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ronda.cockpit.queries.months import closings_shown
from ronda.facts.queries import Closing
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import LedPerson, people_led_on
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.policy import BoardRules, Rules

LEADING = frozenset({"director", "deputy", "leader"})


@dataclass(frozen=True)
class BoardQuestion:
    """A month, a centre by its code, a post, an indicator of the trend, an order of the heat map."""

    month: Month | None = None
    centre: str = ""
    post: str = ""
    indicator: str = ""
    sort: str = ""
    falling: bool = False


@dataclass(frozen=True)
class Scope:
    """What the board is about: people led on `day` and today, closings by month, the newest first.

    `units` is None for all the centres that the viewer leads. Without a `closing` no month has results yet.
    """

    asked: BoardQuestion
    today: date
    day: date
    closings: Mapping[Month, Closing]
    month: Month | None
    people: Sequence[LedPerson]
    people_today: Sequence[LedPerson]
    centres: Mapping[str, str]
    units: frozenset[int] | None
    rules: Rules
    board: BoardRules

    @property
    def closing(self) -> Closing | None:
        return self.closings.get(self.month) if self.month else None

    @property
    def before(self) -> Month | None:
        """The closed month just before."""
        earlier = self.month.plus(-1) if self.month else None
        return earlier if earlier in self.closings else None

    def closings_up_to(self, months: int) -> dict[Month, Closing]:
        """The shown month and those before it, the oldest first, so many months back at most."""
        if self.month is None:
            return {}
        first = self.month.plus(1 - months)
        kept = {month: closing for month, closing in self.closings.items() if first <= month <= self.month}
        return dict(sorted(kept.items()))


def scope_for(viewer: Viewer, asked: BoardQuestion, *, on: date) -> Scope:
    """Refused for everybody who leads nobody, and for a centre or a month that is not there."""
    if not viewer.roles & LEADING:
        raise NotAllowedError("a team's board")
    closings = closings_shown(viewer)
    month = asked.month or next(iter(closings), None)
    day = on if month is None or month not in closings else month.period.last_day
    led = people_led_on(viewer, {day, on})
    everybody, today = led[day], led[on]
    centres = {each.centre_code: each for each in [*everybody, *today]}
    if asked.centre and asked.centre not in centres:
        raise RefusedError(Problem(f"centre {asked.centre}", "is not among yours", "choose one of the list"))
    units = frozenset({centres[asked.centre].centre_id}) if asked.centre else None
    # The policy in use, not the copy of the closing: no goal of the board touches a result.
    rules = rules_in_use(day)
    if rules.board is None:
        raise RefusedError(Problem("board", "has no policy", "copy the folder `board` of Ronda's policies"))
    return Scope(
        asked=asked,
        today=on,
        day=day,
        closings=closings,
        month=month,
        people=_of(everybody, units),
        people_today=_of(today, units),
        centres={code: each.centre for code, each in sorted(centres.items())},
        units=units,
        rules=rules,
        board=rules.board,
    )


def _of(people: Sequence[LedPerson], units: frozenset[int] | None) -> list[LedPerson]:
    return [each for each in people if units is None or each.centre_id in units]
