"""The audit of raters: kept under numbers of chance when letters are open, read by key holders alone."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pytest
from django.contrib.auth.models import User

from ronda.cockpit.tests.pages_world import browser_of
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.models import Person
from ronda.recognition.models import AuditedRater, AuditWord
from ronda.recognition.queries.colleagues.auditing import audited_rounds_of, leaders_audited
from ronda.recognition.rules.colleagues import PeerForm, Sheet
from ronda.recognition.rules.colleagues.auditing import Audited, audited, kept_apart
from ronda.recognition.rules.raters import Observation
from ronda.recognition.rules.raters.leaders import JudgedLevels, audit_of_leaders
from ronda.recognition.services.colleagues import hand_in
from ronda.recognition.services.colleagues.auditing import decide_in_audit
from ronda.recognition.tests.peer_world import AFTER, AT, DURING, PeerWorld, a_peer_world

ITEMS = ("ability", "performance", "contribution")
SHEET = Sheet(ITEMS, 1, 5, 400)
TEAM = range(1, 13)


@dataclass(frozen=True)
class Numbers:
    least_forms: int = 5
    careless_least_forms: int = 5


@dataclass(frozen=True)
class Limits:
    least_raters: int = 8
    misfit: Decimal = Decimal(2)


def form(rater: int, *, strict: int = 0, turned: bool = False) -> PeerForm:
    """The later in the team the better, but for a little chance."""
    chance = np.random.default_rng(rater)
    marks = {}
    for person in TEAM:
        if person != rater:
            level = (person if not turned else 13 - person) / 3 + 0.5 - strict
            marks[person] = {item: int(np.clip(round(level + chance.normal(0, 0.5)), 1, 5)) for item in ITEMS}
    return PeerForm(rater, marks)


def told(*forms: PeerForm, seed: int = 1) -> tuple[Audited, ...]:
    return audited(forms, sheet=SHEET, numbers=Numbers(), limits=Limits(), chance=np.random.default_rng(seed))


class TestRules:
    def test_the_strictest_is_told_and_nobody_by_name_or_by_place(self) -> None:
        forms = [form(rater, strict=int(rater == 3)) for rater in TEAM]

        runs = [told(*forms, seed=seed) for seed in range(12)]

        strictest = [max(each, key=lambda one: one.severity) for each in runs]
        assert min(each.severity for each in strictest) > 1
        assert [each.number for each in runs[0]] == list(TEAM)
        assert len({each.number for each in strictest}) > 5

    def test_who_turns_the_scale_round_is_a_question_for_a_human(self) -> None:
        forms = [form(rater, turned=rater == 5) for rater in TEAM]

        signs = [each.signs for each in told(*forms) if each.signs]

        assert signs == [("against_all", "misfit")]

    def test_among_few_raters_there_is_no_audit(self) -> None:
        assert told(*(form(rater) for rater in range(1, 8))) == ()

    def test_where_everybody_gives_the_same_there_is_no_audit(self) -> None:
        same = [
            PeerForm(rater, {person: dict.fromkeys(ITEMS, 3) for person in TEAM if person != rater})
            for rater in TEAM
        ]

        assert told(*same) == ()

    def test_who_could_judge_few_is_left_out(self) -> None:
        few = PeerForm(12, {1: dict.fromkeys(ITEMS, 2), 2: dict.fromkeys(ITEMS, 4)})

        assert len(told(*(form(rater) for rater in range(1, 12)), few)) == 11

    def test_a_step_that_nobody_took_for_one_question_has_no_place_in_any(self) -> None:
        answers = [Observation("p", "r", "a", n) for n in (0, 2, 4)] + [
            Observation("p", "r", "b", n) for n in (0, 1, 4)
        ]

        assert [each.answer for each in kept_apart(answers)] == [0, 0, 1, 0, 0, 1]

    def test_totals_of_persons_and_raters_together_tell_no_fewer_marks_than_either_alone(self) -> None:
        """Of eight who all rate each other: a combination that rests on few cells would lower the rank."""
        cells = [(person, rater) for person in range(8) for rater in range(8) if person != rater]
        rows = [[float(cell[0] == person) for cell in cells] for person in range(8)]
        rows += [[float(cell[1] == rater) for cell in cells] for rater in range(8)]
        figures = np.array(rows)
        whole = np.linalg.matrix_rank(figures)

        for size in (1, 2, 3, 4):
            for _try in range(300):
                gone = np.random.default_rng(_try).choice(len(cells), size, replace=False)
                assert np.linalg.matrix_rank(np.delete(figures, gone, axis=1)) == whole

    def test_leaders_are_compared_about_the_same_people_only(self) -> None:
        """Ana gives P 4 and Q 2, Omar gives P 3: on P he is one level stricter, she one milder."""
        judged = [
            JudgedLevels("P", "ana", (4, 4)),
            JudgedLevels("Q", "ana", (2, 2)),
            JudgedLevels("P", "omar", (3, 3)),
        ]

        ana, omar = audit_of_leaders(judged)

        assert (ana.people, ana.shared, ana.lower, ana.commonest, ana.share) == (2, 1, -1, 2, 0.5)
        assert (omar.people, omar.shared, omar.lower, omar.commonest, omar.share) == (1, 1, 1, 3, 1)

    def test_a_centre_with_one_leader_has_nobody_to_compare_with(self) -> None:
        (alone,) = audit_of_leaders([JudgedLevels("P", "ana", (4, 5))])

        assert (alone.shared, alone.lower) == (0, None)


@pytest.fixture
def world() -> PeerWorld:
    """A released round of which Wei and Teresa held the keys."""
    made = a_peer_world()
    for place, person in enumerate(made.members):
        others = [each for each in made.members if each.pk != person.pk]
        marks = {
            other.pk: {
                item: 1 + (made.members.index(other) * 3 + place * n) % 5 for n, item in enumerate(ITEMS)
            }
            for other in others
        }
        hand_in(
            by=made.viewer(person),
            today=DURING,
            number=made.round.pk,
            form=PeerForm(person.pk, marks, {o.pk: "x" for o in others}),
        )
    made.close()
    made.release()
    return made


@pytest.mark.django_db
class TestKept:
    def test_a_release_keeps_the_audit_under_numbers(self, world: PeerWorld) -> None:
        rows = AuditedRater.objects.filter(round=world.round)

        assert sorted(rows.values_list("number", flat=True)) == list(range(1, 9))
        assert {field.name for field in AuditedRater._meta.get_fields()} == {
            "id",
            "round",
            "number",
            "severity",
            "infit",
            "outfit",
            "signs",
        }

    def test_where_nobody_is_told_apart_nobody_rates_against_the_others(self) -> None:
        """Marks by chance alone: half of the raters lie against the others, which says nothing of them."""
        world, luck = a_peer_world(), np.random.default_rng(2)
        for rater in world.members:
            marks = {
                person.pk: {item: int(luck.integers(2, 5)) for item in ITEMS}
                for person in world.members
                if person != rater
            }
            hand_in(
                by=world.viewer(rater), today=DURING, number=world.round.pk, form=PeerForm(rater.pk, marks)
            )
        world.close()
        world.release()

        world.round.refresh_from_db()
        assert world.round.told["reliability"] < 0.3
        assert AuditedRater.objects.count() == len(world.members)
        assert not [each for each in AuditedRater.objects.all() if "against_all" in each.signs]

    def test_only_the_key_holders_read_it(self, world: PeerWorld) -> None:
        year = world.round.closes_on.year

        assert [each.pk for each in audited_rounds_of(world.wei, year)] == [world.round.pk]
        for viewer in (world.town.viewer_of("ana"), world.viewer(world.members[2])):
            assert not audited_rounds_of(viewer, year)
        assert not audited_rounds_of(world.wei, year - 1)

    def test_a_holder_decides_in_words_and_nothing_is_taken_back(self, world: PeerWorld) -> None:
        number = world.round.pk
        with pytest.raises(RefusedError, match="missing"):
            decide_in_audit(by=world.wei, at=AT, number=number, rater=1, outcome="talk", text=" ")
        for holder, outcome in ((world.wei, "talk"), (world.teresa, "again")):
            decide_in_audit(by=holder, at=AT, number=number, rater=1, outcome=outcome, text="We spoke of it.")

        assert AuditWord.objects.filter(round=world.round, number=1).count() == 2
        with pytest.raises(NotAllowedError):
            decide_in_audit(
                by=world.town.viewer_of("ana"), at=AT, number=number, rater=1, outcome="talk", text="No."
            )
        with pytest.raises(NotAllowedError):
            decide_in_audit(by=world.wei, at=AT, number=number, rater=99, outcome="talk", text="No.")

    def test_the_page_tells_a_director_of_leaders_and_nothing_of_colleagues(self, world: PeerWorld) -> None:
        for code in ("E01", "L1", "E05"):
            person = Person.objects.get(code=code)
            if person.user is None:
                person.user = User.objects.create_user(code.lower())
                person.save()
        address = f"/recognition/audit/?year={AFTER.year}"
        clients = {code: browser_of(code.lower()) for code in ("L1", "E01", "E05")}
        holder, director, colleague = (clients[code].get(address) for code in ("L1", "E01", "E05"))

        assert (holder.status_code, director.status_code, colleague.status_code) == (200, 200, 404)
        assert not leaders_audited(world.wei, AFTER.year)
