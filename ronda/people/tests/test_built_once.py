"""A world that is brought back is the one that was built."""

import pytest
from django.db import transaction

from ronda.people.models import Company, Person
from ronda.people.tests.builders import County, a_company, a_county
from ronda.people.tests.built_once import Rows, built_once, rows_of_all

pytestmark = pytest.mark.django_db


def test_rows_and_records_are_those_that_building_makes() -> None:
    county = built_once(a_county.__wrapped__)  # type: ignore[attr-defined]
    with transaction.atomic():
        built, rows = county(), rows_of_all()
        transaction.set_rollback(True)
    assert rows_of_all() == {}

    found = county()

    assert rows_of_all() == rows
    assert found == built
    assert found is not built
    assert Person.objects.get(code="E01") == found.ana


def test_what_a_test_changes_does_not_come_back() -> None:
    with transaction.atomic():
        county = a_county()
        county.ana.name = "Somebody else"
        county.ana.save()
        transaction.set_rollback(True)

    assert a_county().ana.name == "Ana Torres"
    assert Person.objects.get(code="E01").name == "Ana Torres"


def test_beside_other_rows_a_world_is_built() -> None:
    calls: list[str] = []

    @built_once
    def two_companies(code: str) -> Company:
        calls.append(code)
        return a_company(code)

    first = two_companies("one")
    second = two_companies("two")

    assert calls == ["one", "two"]
    assert first.pk != second.pk


def test_other_arguments_make_another_world() -> None:
    made: list[tuple[str, Rows]] = []

    @built_once
    def company(code: str) -> Company:
        return a_company(code)

    for code in ("one", "two", "one"):
        with transaction.atomic():
            made.append((company(code).code, rows_of_all()))
            transaction.set_rollback(True)

    assert [code for code, _ in made] == ["one", "two", "one"]
    assert made[0] == made[2] != made[1]


def test_quotes_commas_and_signs_of_statements_are_kept() -> None:
    @built_once
    def county() -> County:
        found = a_county()
        found.ana.name = 'Ana O\'Neil, 100%s "of" 中文; --'
        found.ana.save()
        return found

    for _ in range(2):
        with transaction.atomic():
            name = Person.objects.get(pk=county().ana.pk).name
            transaction.set_rollback(True)
        assert name == 'Ana O\'Neil, 100%s "of" 中文; --'
