"""Opening a company, and finding it again."""

import dataclasses

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.models import Company, Post
from ronda.people.queries import company_for, company_named, numbers_of_posts
from ronda.people.rules import Viewer
from ronda.people.services import open_company, open_posts
from ronda.people.tests import builders

pytestmark = pytest.mark.django_db


def test_opening_a_company_twice_gives_the_same_one() -> None:
    first = builders.a_company()

    assert builders.a_company() == first
    assert Company.objects.count() == 1
    assert Company.history.count() == 1


def test_opening_it_again_with_other_values_is_refused() -> None:
    builders.a_company(currency="USD")

    with pytest.raises(RefusedError, match="company main: is open with other values"):
        builders.a_company(currency="EUR")


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("country", {"country": "us"}),
        ("currency", {"currency": "dollar"}),
        ("timezone", {"timezone": "Chicago"}),
        ("timezone", {"timezone": "../etc"}),
        ("working_weekdays", {"working_weekdays": "54"}),
        ("name", {"name": ""}),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_by_its_name(column: str, values: dict[str, str]) -> None:
    given = {"code": "main", "name": "Main", "country": "US", "currency": "USD"} | values

    with pytest.raises(RefusedError, match=f"company main, {column}: "):
        open_company(at=builders.OPENED, **given)  # type: ignore[arg-type]

    assert not Company.objects.exists()


def test_without_a_code_the_only_company_is_meant() -> None:
    company = builders.a_company()

    assert company_named(None) == company_named("main") == company


def test_without_a_code_several_companies_are_listed() -> None:
    builders.a_county()

    with pytest.raises(RefusedError, match="several companies live in this home; name one of: main, other"):
        company_named(None)
    with pytest.raises(RefusedError, match="company third: is not in this home; name one of: main, other"):
        company_named("third")


def test_a_home_without_a_company_says_so() -> None:
    with pytest.raises(
        RefusedError, match="holds no company yet; open one with `ronda company open CODE --name NAME "
    ):
        company_named(None)


def test_the_posts_and_their_roles_are_the_policys() -> None:
    company = builders.a_company()

    assert company_for(Viewer.operator(company.pk)) == company
    assert numbers_of_posts(Viewer.operator(company.pk)).keys() == builders.the_rules().posts.keys()
    assert Post.objects.get(company=company, code="brand_manager").role == "brand_manager"


def test_opening_the_posts_again_changes_nothing() -> None:
    company = builders.a_company()

    assert open_posts(by=Viewer.operator(company.pk), at=builders.OPENED, rules=builders.the_rules()) == []


def test_a_post_whose_role_is_unknown_is_refused_with_the_roles_that_there_are() -> None:
    company, rules = builders.a_company(), builders.the_rules()
    chief = rules.posts["director"].model_copy(update={"code": "chief", "role": "operator"})
    strange = rules.model_copy(update={"posts": {"chief": chief}})

    with pytest.raises(
        RefusedError, match="post chief: has the unknown role 'operator'; use one of: account"
    ):
        open_posts(by=Viewer.operator(company.pk), at=builders.OPENED, rules=strange)


def test_a_director_may_not_open_posts() -> None:
    county = builders.a_county()

    with pytest.raises(NotAllowedError, match="opening posts"):
        open_posts(by=county.viewer_of("ana"), at=builders.OPENED, rules=builders.the_rules())


def test_an_operator_belongs_to_one_company() -> None:
    county = builders.a_county()

    assert dataclasses.astuple(Viewer.operator(county.other.pk))[:2] == (county.other.pk, None)
