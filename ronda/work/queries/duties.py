"""What a person answers for on a day: the cards of the posts held, what is due, what it serves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from ronda.kernel.period import Period
from ronda.people.queries import in_force, person_named, working_days_of
from ronda.people.queries.holders import Holder, holders_on, posts_held
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.work.models import Card, CardDuty, CardReading, Handover, Task
from ronda.work.queries.card_pack import default_pack
from ronda.work.queries.cards import cards_in_force
from ronda.work.rules import WorkingClock


@dataclass
class DueWork:
    """Open tasks and hand-overs of one duty; `next_due` is the earliest day, late or not."""

    tasks: int = 0
    handovers: int = 0
    late: int = 0
    next_due: date | None = None

    def add(self, kind: str, due: date | None, on: date) -> None:
        if kind == "task":
            self.tasks += 1
        else:
            self.handovers += 1
        if due is not None:
            self.late += due < on
            self.next_due = due if self.next_due is None else min(due, self.next_due)


@dataclass(frozen=True)
class HeldDuty:
    """`serves`: the results that the policy lets the duty answer for, the heaviest first."""

    duty: CardDuty
    serves: Sequence[tuple[str, Decimal]]
    due: DueWork


@dataclass(frozen=True)
class HeldCard:
    """`card` is None where the post has none; `confirmed` when the holder has confirmed this version."""

    post: str
    card: Card | None
    duties: Sequence[HeldDuty] = ()
    reading: CardReading | None = None

    @property
    def confirmed(self) -> bool:
        return self.reading is not None and self.reading.confirmed_at is not None


@dataclass(frozen=True)
class PostCard:
    """A post with its card in force, and how many of the holders that the viewer sees have confirmed it."""

    post: str
    card: Card | None
    holders: Sequence[tuple[Holder, CardReading | None]] = field(default_factory=list)

    @property
    def confirmed(self) -> int:
        return sum(reading is not None and reading.confirmed_at is not None for _, reading in self.holders)


def own_duties(viewer: Viewer, *, on: date) -> list[HeldCard]:
    """The cards of the posts that the viewer holds."""
    return _held(viewer, viewer.person_id or 0, posts_held(viewer, on=on), on)


def duties_of_person(viewer: Viewer, code: str, *, on: date) -> tuple[str, list[HeldCard]]:
    """Name and cards of somebody whom the viewer sees; RefusedError for everybody else."""
    person = person_named(viewer, code)
    posts = [each.post for each in holders_on(viewer, on=on) if each.person_id == person.pk]
    return person.name, _held(viewer, person.pk, posts, on)


def posts_with_cards(viewer: Viewer, *, on: date, only: str | None = None) -> list[PostCard]:
    """Every post that has a card in force or a holder whom the viewer sees."""
    cards = {card.post: card for card in cards_in_force(viewer, on)}
    holders: dict[str, list[Holder]] = defaultdict(list)
    for each in holders_on(viewer, on=on):
        holders[each.post].append(each)
    readings = _readings(cards.values())
    posts = [post for post in dict.fromkeys([*_in_order(cards), *holders]) if only in (None, post)]
    return [
        PostCard(
            post,
            card := cards.get(post),
            [(each, readings.get((card.pk, each.person_id)) if card else None) for each in holders[post]],
        )
        for post in posts
    ]


def waiting_to_be_confirmed(viewer: Viewer, *, on: date) -> list[Card]:
    """Cards of the viewer's posts that the viewer has not confirmed: the reminder."""
    posts = posts_held(viewer, on=on)
    cards = [card for card in cards_in_force(viewer, on) if card.post in posts]
    readings = _readings(cards, viewer.person_id)
    return [card for card in cards if not _is_confirmed(readings.get((card.pk, viewer.person_id or 0)))]


def _held(viewer: Viewer, person_id: int, posts: Sequence[str], on: date) -> list[HeldCard]:
    cards = {card.post: card for card in cards_in_force(viewer, on) if card.post in posts}
    readings = _readings(cards.values(), person_id)
    rules = rules_in_use(on).duties
    due = _due_by_duty(viewer, person_id, on)
    found: list[HeldCard] = []
    for post in posts:
        card = cards.get(post)
        if card is None:
            found.append(HeldCard(post, None))
            continue
        duties = [
            HeldDuty(duty, _serves(rules[duty.code].weights if duty.code in rules else {}), due[duty.code])
            for duty in card.duties.all()
        ]
        found.append(HeldCard(post, card, duties, readings.get((card.pk, person_id))))
    return found


def _serves(weights: Mapping[str, Decimal]) -> list[tuple[str, Decimal]]:
    return sorted(weights.items(), key=lambda each: (-each[1], each[0]))


def _due_by_duty(viewer: Viewer, person_id: int, on: date) -> dict[str, DueWork]:
    found: dict[str, DueWork] = defaultdict(DueWork)
    mine = {"company_id": viewer.company_id, "owner_id": person_id}
    tasks = Task.objects.filter(in_force(), done_on=None, **mine)
    for duty, due in tasks.values_list("duty", "due"):
        found[duty].add("task", due, on)
    handovers = list(
        Handover.objects.filter(in_force(), given_on=None, **mine).values_list(
            "duty", "started_on", "allowed_days"
        )
    )
    if handovers:
        reach = Period(
            min(each[1] for each in handovers), on + timedelta(days=2 * max(h[2] for h in handovers) + 60)
        )
        clock = WorkingClock.of(working_days_of(viewer, reach))
        for duty, started, allowed in handovers:
            found[duty].add("handover", clock.due_on(started, allowed), on)
    return found


def _readings(cards: Iterable[Card], person_id: int | None = None) -> dict[tuple[int, int], CardReading]:
    readings = CardReading.objects.filter(card__in=[card.pk for card in cards])
    if person_id is not None:
        readings = readings.filter(person_id=person_id)
    return {(each.card_id, each.person_id): each for each in readings}


def _is_confirmed(reading: CardReading | None) -> bool:
    return reading is not None and reading.confirmed_at is not None


def _in_order(cards: Mapping[str, Card]) -> list[str]:
    """The posts of the pack in its order, then those of the company's own."""
    known = list(default_pack()["posts"])
    return sorted(cards, key=lambda post: (known.index(post) if post in known else len(known), post))
