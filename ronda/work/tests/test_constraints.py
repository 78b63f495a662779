"""Bad rows that a service would refuse are refused by the database too."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from ronda.work import services
from ronda.work.models import CustomerRequest, Handover, ListingTarget, Task
from ronda.work.tests.builders import (
    NOTED,
    a_handover,
    a_listing_target,
    a_request,
    a_task,
    a_town,
)

pytestmark = pytest.mark.django_db

DAY = date(2022, 10, 13)
EVE = DAY - timedelta(days=1)
EARLIER = NOTED - timedelta(seconds=1)

BAD: list[tuple[type[models.Model], dict[str, Any]]] = [
    *(
        (model, values)
        for model in (Task, Handover, CustomerRequest, ListingTarget)
        for values in (
            {"withdrawn_at": EARLIER, "withdrawn_reason": "entered twice"},
            {"withdrawn_at": NOTED},
            {"withdrawn_reason": "entered twice"},
        )
    ),
    (Task, {"title": ""}),
    (Task, {"duty": ""}),
    (Task, {"effective": True}),
    (Handover, {"title": ""}),
    (Handover, {"allowed_days": -1}),
    (Handover, {"receiver": models.F("owner")}),
    (Handover, {"given_on": date(2022, 10, 1)}),
    (Handover, {"accepted_on": DAY}),
    (Handover, {"given_on": DAY, "accepted_on": EVE}),
    (Handover, {"given_on": DAY, "returned_on": EVE, "return_reason": "figures"}),
    (Handover, {"given_on": DAY, "returned_on": DAY}),
    (Handover, {"return_reason": "figures"}),
    (Handover, {"given_on": DAY, "accepted_on": DAY, "returned_on": DAY, "return_reason": "figures"}),
    (CustomerRequest, {"text": ""}),
    (CustomerRequest, {"due_on": date(2022, 10, 1)}),
    (CustomerRequest, {"closed_on": date(2022, 10, 1)}),
    (CustomerRequest, {"confirmed": True}),
]


@pytest.fixture
def recorded() -> None:
    """One sound row of each table, which a test then spoils behind the services' back."""
    operator = a_town().operator
    services.record_tasks(by=operator, at=NOTED, rows=[a_task(key="K1"), a_task(key="K2")])
    services.record_handovers(by=operator, at=NOTED, rows=[a_handover()])
    services.record_requests(by=operator, at=NOTED, rows=[a_request()])
    services.set_listing_targets(by=operator, at=NOTED, rows=[a_listing_target(), a_listing_target("O2")])


@pytest.mark.usefixtures("recorded")
def test_the_database_refuses_what_a_service_would_refuse() -> None:
    accepted = [(model.__name__, values) for model, values in BAD if _is_accepted(model, values)]

    assert accepted == []


@pytest.mark.usefixtures("recorded")
def test_two_tasks_in_force_cannot_have_the_same_key() -> None:
    assert not _is_accepted(Task, {"source_key": "K1"})


@pytest.mark.usefixtures("recorded")
def test_a_listing_target_is_in_force_once() -> None:
    assert not _is_accepted(ListingTarget, {"outlet": ListingTarget.objects.all()[0].outlet})


def _is_accepted(model: Any, values: dict[str, Any]) -> bool:
    try:
        with transaction.atomic():
            model.objects.update(**values)
            transaction.set_rollback(True)
    except IntegrityError:
        return False
    return True
