"""The order of a topic meeting: drawn at first, and set by whoever runs the review."""

import pytest

from ronda.innovation.models import ReviewRound, Topic
from ronda.innovation.queries.reviews import entries_of
from ronda.innovation.services.topics import enter_topics, order_entries
from ronda.innovation.tests.innovation_world import NOW, Lab, a_lab, a_review, a_topic, worked_through
from ronda.innovation.tests.test_innovation_pages import browser
from ronda.kernel.refusal import RefusedError

pytestmark = pytest.mark.django_db


@pytest.fixture
def lab() -> Lab:
    return a_lab()


def three(lab: Lab) -> tuple[list[Topic], ReviewRound]:
    topics = [worked_through(lab, a_topic(lab)) for _ in range(3)]
    return topics, a_review(lab, topics, ["bruno"])


def order_of(review: ReviewRound) -> list[int]:
    return [each.topic_id for each in entries_of(review)]


def test_the_order_is_set_and_what_is_entered_later_comes_last(lab: Lab) -> None:
    topics, review = three(lab)
    entry = {each.topic_id: each.pk for each in review.entries.all()}
    one, two, last = (each.pk for each in topics)
    places = {entry[last]: 1, entry[one]: 2, entry[two]: 3}
    order_entries(by=lab.viewer("ana"), at=NOW, number=review.pk, places=places)
    assert order_of(review) == [last, one, two]
    late = worked_through(lab, a_topic(lab))
    enter_topics(by=lab.viewer("ana"), at=NOW, number=review.pk, topics=[late.pk])
    assert order_of(review) == [last, one, two, late.pk]


def test_each_place_is_given_once_to_each_topic(lab: Lab) -> None:
    _topics, review = three(lab)
    one, two, last = (each.pk for each in review.entries.all())
    for wrong in ({one: 1, two: 1, last: 2}, {one: 1, two: 2}, {one: 0, two: 1, last: 2}):
        with pytest.raises(RefusedError) as refused:
            order_entries(by=lab.viewer("ana"), at=NOW, number=review.pk, places=wrong)
        assert [each.what for each in refused.value.problems] == ["is not each place once"]


def test_only_who_runs_the_review_sets_the_order(lab: Lab) -> None:
    _topics, review = three(lab)
    places = {each.pk: place for place, each in enumerate(review.entries.all(), start=1)}
    for who in ("bruno", "diego"):
        with pytest.raises(RefusedError):
            order_entries(by=lab.viewer(who), at=NOW, number=review.pk, places=places)


def test_the_order_is_set_on_a_page(lab: Lab) -> None:
    topics, review = three(lab)
    page = f"/innovation/reviews/{review.pk}/"
    ana = browser(lab, "ana")
    assert "it is drawn from the numbers" in ana.get(page).content.decode()
    keys = [each.pk for each in reversed(review.entries.order_by("topic_id"))]
    form = {f"place_{key}": str(place) for place, key in enumerate(keys, start=1)}
    assert ana.post(f"{page}order/", {**form, f"place_{keys[0]}": "2"}).status_code == 422
    assert ana.post(f"{page}order/", form).status_code == 302
    assert order_of(review) == [each.pk for each in reversed(topics)]
    assert "has set this order" in ana.get(page).content.decode()
    assert browser(lab, "bruno").get(f"{page}order/").status_code == 404
