"""What pages show of a released round: figures that tell nothing of a few, comments, and what is left out."""

import html
import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations

import numpy as np
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.models import Appointment, Person
from ronda.people.rules import Viewer
from ronda.recognition.models import PeerComment, PeerResult, PeerRound
from ronda.recognition.queries.colleagues.results import results_in
from ronda.recognition.rules.colleagues import PeerForm
from ronda.recognition.rules.colleagues.figures import answers_in, figures_of
from ronda.recognition.services.colleagues import hide_comment, show_comment
from ronda.recognition.services.colleagues.handing_in import hand_in
from ronda.recognition.tests.peer_world import AFTER, AT, DURING, ITEMS, PeerWorld, a_peer_world
from ronda.work.models import Trace

pytestmark = pytest.mark.django_db
LEAST = 5


@pytest.fixture
def world() -> PeerWorld:
    return a_peer_world()


@pytest.fixture
def released(world: PeerWorld) -> PeerWorld:
    for place, person in enumerate(world.members):
        world.hand_in_as(person, comment=f"knows the way {place}", level=place % 2)
    world.close()
    world.release()
    return world


def browser(person: Person) -> Client:
    name = person.code.lower()
    if person.user is None:
        person.user = User.objects.create_user(name)
        person.save()
    return browser_of(name)


def holder(code: str) -> Person:
    return Person.objects.get(code=code)


def shown_to(world: PeerWorld, person: Person) -> str:
    answer = browser(person).get(reverse("peer_results", args=[world.round.pk]))
    return html.unescape(answer.content.decode()) if answer.status_code == 200 else ""


def forms_with_gaps(world: PeerWorld, *, blanks: Sequence[tuple[int, int, str]]) -> list[PeerForm]:
    """Better the later in the team, each by an own taste; (rater, person, question) cannot be judged."""
    chance = np.random.default_rng(4)
    forms = []
    for place, rater in enumerate(world.members):
        marks = {
            person.pk: {
                item: int(np.clip(round(2 + other / 3 - place % 2 + chance.normal(0, 0.7)), 1, 5))
                for item in ITEMS
                if (place, other, item) not in blanks
            }
            for other, person in enumerate(world.members)
            if person != rater
        }
        words = {
            person: "always so"
            for person, given in marks.items()
            if len(given) == len(ITEMS) and set(given.values()) in ({1}, {5})
        }
        forms.append(PeerForm(rater.pk, marks, words))
    return forms


def run(world: PeerWorld, forms: Sequence[PeerForm]) -> None:
    for rater, form in zip(world.members, forms, strict=True):
        hand_in(by=world.viewer(rater), today=DURING, number=world.round.pk, form=form)
    world.close()
    world.release()


def figures_on(page: str) -> list[str]:
    """Every figure with a decimal that the part of the page below its heading shows, but for errors."""
    body = re.sub(r"<span class=\"under\">.*?</span>|give or take [\d.]+", "", page[page.index("<main") :])
    return re.findall(
        r"(?<![\d.\"#])\d\.\d(?![\d.])", re.sub(r"<(svg|script|head).*?</\1>", "", body, flags=re.S)
    )


@pytest.mark.parametrize(
    "blanks",
    [
        (),
        ((1, 4, "ability"),),
        ((1, 4, "ability"), (2, 4, "ability"), (3, 4, "ability")),
        tuple((rater, 6, item) for rater in range(4) for item in ITEMS),
    ],
    ids=["complete", "one cannot judge", "a question too few judged", "a person too few judged"],
)
def test_nothing_that_all_pages_show_together_rests_on_fewer_forms_than_the_least(
    world: PeerWorld, blanks: Sequence[tuple[int, int, str]]
) -> None:
    """Solved as whoever sees every page would: leaving out any four forms makes no figure tellable."""
    forms = forms_with_gaps(world, blanks=blanks)
    run(world, forms)
    answers = answers_in(forms, ITEMS)
    pages = {code: shown_to(world, holder(code)) for code in ("L1", "L2", *(m.code for m in world.members))}
    seen = {figure for page in pages.values() if page for figure in figures_on(page)}

    reported = {each.person_id: each for each in PeerResult.objects.filter(reported=True)}
    kept = figures_of(answers, sorted(reported), ITEMS, LEAST)
    assert kept is not None
    checked = {f"{round(value, 1)}" for items in kept.items.values() for value in items.values()}
    checked |= {f"{round(value, 1)}" for value in kept.scores.values()}
    assert seen
    assert seen <= checked
    for person, result in reported.items():
        assert float(result.score or 0) == pytest.approx(kept.scores[person], abs=0.051)
        assert result.items.keys() == kept.items[person].keys()

    for weights in kept.weights:
        whole = np.linalg.matrix_rank(weights.shares, tol=1e-6)
        for few in combinations(range(len(weights.table.raters)), LEAST - 1):
            left = weights.shares[:, ~np.isin(weights.table.rater, few)]
            assert np.linalg.matrix_rank(left, tol=1e-6) == whole


def test_whom_too_few_could_judge_is_told_so_and_is_in_nobody_else_s_figure(world: PeerWorld) -> None:
    rare = world.members[6]
    blanks = [(rater, 6, item) for rater in range(4) for item in ITEMS]
    run(world, forms_with_gaps(world, blanks=blanks))

    assert "too few colleagues could judge" in shown_to(world, rare)
    assert rare.name in shown_to(world, world.members[0])
    assert PeerResult.objects.get(person=rare).score is None


def test_a_question_too_few_could_judge_is_named_as_left_out(world: PeerWorld) -> None:
    run(world, forms_with_gaps(world, blanks=[(rater, 4, "ability") for rater in (1, 2, 3)]))

    assert "Left out of all figures" in shown_to(world, world.members[5])
    assert "knows the trade" in shown_to(world, world.members[5])


def test_where_everybody_gives_the_same_no_page_shows_the_mark(world: PeerWorld) -> None:
    same = [
        PeerForm(r.pk, {p.pk: dict.fromkeys(ITEMS, 4) for p in world.members if p != r})
        for r in world.members
    ]
    run(world, same)

    page = shown_to(world, world.members[0])
    assert "it could tell what a few wrote" in page
    assert figures_on(page) == []


def test_who_leaves_in_the_middle_has_rated_for_good_and_stands_in_nobody_s_way(world: PeerWorld) -> None:
    leaver = world.members[7]
    world.hand_in_as(leaver, comment="so long")
    Appointment.objects.filter(person=leaver).update(end=DURING)
    for person in world.members[:7]:
        world.hand_in_as(person, comment="knows the way")
    world.close()

    round_ = world.release()

    assert (round_.state, round_.told["forms"]) == ("released", 8)
    assert PeerComment.objects.filter(text__startswith="so long").count() == 7


def test_who_leaves_before_rating_keeps_no_round_from_its_results(world: PeerWorld) -> None:
    Appointment.objects.filter(person=world.members[7]).update(end=DURING)
    for place, person in enumerate(world.members[:7]):
        world.hand_in_as(person, level=place % 2)
    world.close()

    assert world.release().told["forms"] == 7
    assert PeerResult.objects.filter(reported=True).exists()


def test_of_a_centre_s_only_leader_nobody_of_the_centre_reads_what_was_said(released: PeerWorld) -> None:
    ana = released.members[0]
    result = PeerResult.objects.get(person=ana)
    readers = [
        person
        for person in released.members
        if any(each.result == result for each in results_in(viewer_of(released, person), released.round).led)
    ]

    assert readers == []
    assert results_in(released.teresa, PeerRound.objects.get()).led


def viewer_of(world: PeerWorld, person: Person) -> Viewer:
    return world.town.viewer_of("ana") if person == world.members[0] else world.viewer(person)


def a_comment_of(world: PeerWorld, person: Person) -> PeerComment:
    return PeerComment.objects.filter(result__person=person).earliest("name")


def test_a_comment_is_left_out_for_a_reason_that_the_person_reads(released: PeerWorld) -> None:
    diego = released.members[3]
    comment = a_comment_of(released, diego)
    hide_comment(by=released.teresa, at=AT, name=comment.pk, why="names somebody else")

    page = shown_to(released, diego)
    assert f">{comment.text}<" not in page
    assert "A comment is not shown: names somebody else" in page
    trace = Trace.objects.get(what="peer_round.comment_hidden")
    assert (trace.done_by_id, trace.why) == (released.teresa.person_id, "names somebody else")
    assert comment.text not in str(trace.said)

    show_comment(by=released.teresa, at=AT, name=comment.pk)
    assert f">{comment.text}<" in shown_to(released, diego)


def test_nobody_leaves_out_what_is_said_of_himself_or_without_a_reason_or_of_others_led(
    released: PeerWorld,
) -> None:
    ana, diego = released.members[0], released.members[3]
    of_ana, of_diego = a_comment_of(released, ana), a_comment_of(released, diego)

    for by, comment in (
        (released.town.viewer_of("ana"), of_ana),
        (released.viewer(diego), of_diego),
        (released.viewer(released.members[4]), of_diego),
        (released.wei, of_diego),
    ):
        with pytest.raises(NotAllowedError):
            hide_comment(by=by, at=AT, name=comment.pk, why="no")
    with pytest.raises(RefusedError, match="without a reason"):
        hide_comment(by=released.teresa, at=AT, name=of_diego.pk, why="  ")


def test_a_comment_is_left_out_on_its_page(released: PeerWorld) -> None:
    ana, diego = released.members[0], released.members[3]
    client = browser(ana)
    number, comment = released.round.pk, a_comment_of(released, diego)
    page = reverse("peer_comments", args=[number, diego.pk])
    assert comment.text in client.get(page).content.decode()

    hidden = client.post(
        reverse("peer_comment_hide", args=[number, comment.pk]), {"why": "an insult"}, follow=True
    )
    assert "Not shown: an insult" in hidden.content.decode()
    client.post(reverse("peer_comment_show", args=[number, comment.pk]))

    assert PeerComment.objects.get(pk=comment.pk).hidden_why == ""
    own = reverse("peer_comments", args=[number, ana.pk])
    assert client.get(own).status_code == 404
    assert browser(diego).get(page).status_code == 404


def test_no_page_with_somebody_s_words_is_open_to_who_neither_is_meant_nor_leads(released: PeerWorld) -> None:
    """Every page of the round, fetched by everybody of the round and both holders."""
    number, diego = released.round.pk, released.members[3]
    words = a_comment_of(released, diego).text
    pages = [
        reverse("peer_rounds"),
        reverse("peer_round", args=[number]),
        reverse("peer_results", args=[number]),
        reverse("peer_comments", args=[number, diego.pk]),
        reverse("recognition"),
    ]
    about_diego = set(PeerComment.objects.filter(result__person=diego).values_list("pk", flat=True))
    PeerComment.objects.filter(pk__in=about_diego).update(text="said of Diego alone")
    finders = {
        person.code
        for person in (*released.members, holder("L1"), holder("L2"))
        if any("said of Diego alone" in browser(person).get(each).content.decode() for each in pages)
    }

    assert words
    assert finders == {diego.code, released.members[0].code, "L2"}
    assert timezone.localdate() > AFTER + timedelta(days=1)
