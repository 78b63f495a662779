"""Certificates on record: two clocks, who keeps them, who sees whose."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Certificate
from ronda.learning.queries import certificates_for, certificates_in_force, known_certificates, levels_for
from ronda.learning.rules import CertificateRow
from ronda.learning.services import record_certificates, withdraw_certificates
from ronda.work.tests.builders import FROZEN, NOTED, OCTOBER, Town, a_town

pytestmark = pytest.mark.django_db

ISSUED, TODAY = date(2021, 6, 30), date(2022, 10, 31)
SECOND = timedelta(seconds=1)


@pytest.fixture
def town() -> Town:
    return a_town()


def record(town: Town, *rows: CertificateRow) -> list[int]:
    return [int(change.key) for change in record_certificates(by=town.operator, at=NOTED, rows=rows)]


def test_both_clocks_are_kept(town: Town) -> None:
    numbers = record(town, CertificateRow("E05", 3, ISSUED))
    withdraw_certificates(by=town.operator, at=FROZEN, numbers=numbers, reason="of another Diego")

    moments = (NOTED - SECOND, NOTED, FROZEN - SECOND, FROZEN)
    assert [len(known_certificates(town.operator, OCTOBER, moment)) for moment in moments] == [0, 1, 1, 0]


def test_an_expired_certificate_does_not_count_in_the_month(town: Town) -> None:
    record(
        town,
        CertificateRow("E05", 3, ISSUED, expires=date(2022, 10, 30)),
        CertificateRow("E06", 3, ISSUED, expires=date(2022, 10, 31)),
    )

    rows = known_certificates(town.operator, OCTOBER, FROZEN)

    assert [row["person_id"] for row in rows] == [town.county.elena.pk]


def test_the_highest_level_counts_and_without_a_certificate_none(town: Town) -> None:
    record(town, CertificateRow("E05", 4, ISSUED), CertificateRow("E05", 3, date(2022, 3, 1)))
    diego, elena = town.county.diego.pk, town.county.elena.pk

    assert levels_for(town.viewer_of("ana"), on=TODAY, people={diego, elena}) == {diego: 3, elena: None}


def test_the_same_certificate_again_changes_nothing_and_a_corrected_one_replaces_it(town: Town) -> None:
    [number] = record(town, CertificateRow("E05", 4, ISSUED, source_key="S-1"))
    assert record(town, CertificateRow("E05", 4, ISSUED, source_key="S-1")) == []
    record(town, CertificateRow("E05", 3, ISSUED, source_key="S-1"))

    certificate = certificates_in_force(town.operator).get()
    assert (certificate.number, certificate.level) == (number, 3)


def test_a_certificate_is_seen_by_its_holder_and_those_who_lead(town: Town) -> None:
    record(town, CertificateRow("E05", 3, ISSUED))

    assert town.count_seen(lambda viewer: certificates_for(viewer, on=TODAY)) == {
        "operator": 1,
        "leader": 1,
        "ana": 1,
        "bruno": 0,
        "diego": 1,
        "elena": 0,
        "ivan": 0,
        "director of the north": 0,
        "hugo": 0,
        "hugo's operator": 0,
    }


def test_only_those_who_keep_the_records_write_them(town: Town) -> None:
    numbers = record(town, CertificateRow("E05", 3, ISSUED))

    for who in ("ana", "diego", "leader", "director of the north", "hugo"):
        with pytest.raises(RefusedError):
            record_certificates(by=town.viewer_of(who), at=NOTED, rows=[CertificateRow("E05", 1, ISSUED)])
        with pytest.raises(NotAllowedError):
            withdraw_certificates(by=town.viewer_of(who), at=FROZEN, numbers=numbers, reason="no")
    with pytest.raises(NotAllowedError):
        known_certificates(town.viewer_of("hugo"), OCTOBER, FROZEN)


def test_every_unsound_certificate_is_named_and_none_is_kept(town: Town) -> None:
    rows = [
        CertificateRow("E05", 3, ISSUED),
        CertificateRow("E05", 6, ISSUED),
        CertificateRow("E06", 3, ISSUED, expires=date(2020, 1, 1)),
        CertificateRow("E06", 3, date(2023, 1, 1)),
    ]

    with pytest.raises(RefusedError) as refusal:
        record(town, *rows)

    assert [(problem.where, problem.what) for problem in refusal.value.problems] == [
        ("row 2, certificate", "level 6 is none of 5 (junior) to 1 (senior marketer)"),
        ("row 3, certificate", "expires on 2020-01-01, before it is issued on 2021-06-30"),
        ("row 4, certificate", "is issued on 2023-01-01, which is still to come"),
    ]
    assert not Certificate.objects.exists()


def test_the_database_refuses_what_a_service_would_refuse(town: Town) -> None:
    record(town, CertificateRow("E05", 3, ISSUED))
    bad: list[dict[str, Any]] = [{"level": 0}, {"level": 6}, {"expires": date(2020, 1, 1)}]

    for values in bad:
        with pytest.raises(IntegrityError), transaction.atomic():
            Certificate.objects.update(**values)
