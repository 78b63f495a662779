"""Who takes part in innovation within a year."""

from datetime import timedelta
from decimal import Decimal

import pytest

from ronda.innovation.queries.participation import took_part_in_innovation
from ronda.innovation.services.topics import TopicSaid, propose_topic, register_topic
from ronda.innovation.tests.innovation_world import DAY, NOW, Lab, a_lab, an_idea

pytestmark = pytest.mark.django_db


@pytest.fixture
def lab() -> Lab:
    return a_lab()


def taking_part(lab: Lab, *, days_later: int = 0) -> set[str]:
    people = {person.pk: name for name, person in lab.county.people.items()}
    found = took_part_in_innovation(set(people), on=DAY + timedelta(days=days_later))
    return {people[each] for each in found}


def test_a_suggestion_counts_for_a_year(lab: Lab) -> None:
    an_idea(lab)

    assert taking_part(lab) == {"diego"}
    assert taking_part(lab, days_later=364) == {"diego"}
    assert taking_part(lab, days_later=365) == set()
    assert took_part_in_innovation({lab.county.people["elena"].pk}, on=DAY) == frozenset()


def test_a_topic_counts_from_its_registration_on_for_whoever_works_on_it(lab: Lab) -> None:
    said = TopicSaid(
        "Fewer empty shelves",
        "on_site",
        "It matters",
        "Orders",
        "",
        True,
        Decimal(9),
        DAY,
        DAY + timedelta(days=90),
    )
    topic = propose_topic(by=lab.county.viewer_of("elena"), at=NOW, said=said)
    assert taking_part(lab) == set()

    register_topic(by=lab.county.viewer_of("ana"), at=NOW, number=topic.pk, registered_as="QC-1")

    assert taking_part(lab) == {"elena"}
    assert taking_part(lab, days_later=90 + 364) == {"elena"}
    assert taking_part(lab, days_later=90 + 365) == set()
