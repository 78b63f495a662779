"""Centres, roles, posts by their names, and what holds for a month."""

from datetime import date
from pathlib import Path

import pytest

from ronda.intake.rules.fault import Fault
from ronda.intake.rules.months import read_month
from ronda.intake.rules.report import Counts
from ronda.intake.services import undo_import
from ronda.intake.tests.builders import NOW, take_in, write_text
from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import known_system_use
from ronda.outlets.tests.builders import a_shop_county
from ronda.people.models import Appointment, Centre, RoleGrant
from ronda.people.tests.builders import County
from ronda.work.queries import listing_targets_for

OCTOBER = Month(2022, 10)


def test_centres_are_opened_renamed_and_taken_back(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, "código,nombre\nC1,Centro Norte\nC2,Centro Sur\n")

    report = take_in(county, "centres", path)

    assert report.counts == Counts(1, 1, 0)
    assert Centre.objects.get(company=county.company, code="C1").name == "Centro Norte"
    assert take_in(county, "centres", path).outcome == "same"
    assert report.number is not None
    undo_import(by=county.viewer, at=NOW, number=report.number)
    assert not Centre.objects.filter(code="C2").exists()


def test_roles_are_granted_up_to_their_last_day_in_three_languages(county: County, tmp_path: Path) -> None:
    path = write_text(
        tmp_path,
        "person,role,from,to\n"
        "E01,Leader,2022-01-01,\n"
        "E03,delegado de personal,2022-01-01,2022-12-31\n"
        "E04,管理员,2022-01-01,\n",
    )

    report = take_in(county, "roles", path)

    grants = {grant.person.code: (grant.role, grant.end) for grant in RoleGrant.objects.all()}
    assert grants == {
        "E01": ("leader", None),
        "E03": ("staff_representative", date(2023, 1, 1)),
        "E04": ("administrator", None),
    }
    assert report.number is not None
    undo_import(by=county.viewer, at=NOW, number=report.number)
    assert not RoleGrant.objects.filter(withdrawn_at=None).exists()


def test_an_unknown_role_names_those_that_may_be_granted(county: County, tmp_path: Path) -> None:
    report = take_in(county, "roles", write_text(tmp_path, "person,role,from\nE01,king,2022-01-01\n"))

    assert str(report.errors[0]) == (
        "row 2, column role: 'king' is not known here; "
        "write one of leader, staff_representative, administrator"
    )


@pytest.mark.parametrize(
    "written", ["account_manager", "account manager", "Account Manager", "Gestor de Clientes", "客户经理"]
)
def test_a_post_is_known_by_its_code_or_its_name(county: County, tmp_path: Path, written: str) -> None:
    path = write_text(tmp_path, f"person,post,from\nE03,{written},2022-11-01\n")

    take_in(county, "appointments", path)

    assert Appointment.objects.filter(person=county.bruno, post__code="account_manager").count() == 1


def test_people_may_come_with_the_names_of_their_posts(county: County, tmp_path: Path) -> None:
    path = write_text(
        tmp_path,
        "工号,姓名,岗位,任职日期\nE21,李明,内勤信息员,2022-11-01\nE22,王芳,品牌经理,2022-11-01\nE23,张伟,,\n",
    )

    take_in(county, "people", path)

    posts = Appointment.objects.filter(person__code__in=["E21", "E22", "E23"]).order_by("person__code")
    assert [each.post.code for each in posts] == ["information_officer", "brand_manager"]


def test_listing_targets_are_set_once_and_taken_back(db: None, ronda_home: Path, tmp_path: Path) -> None:
    county = a_shop_county()
    path = write_text(tmp_path, "outlet,product,month\nO1,P1,2022-10\nO2,P1,2022-10\nO2,P1,2022-10\n")

    report = take_in(county, "listing-targets", path)

    assert report.counts == Counts(2, 0, 0)
    assert {each.outlet.code for each in listing_targets_for(county.viewer, OCTOBER)} == {"O1", "O2"}
    assert take_in(county, "listing-targets", path).outcome == "same"
    assert report.number is not None
    undo_import(by=county.viewer, at=NOW, number=report.number)
    assert not listing_targets_for(county.viewer, OCTOBER).exists()


def test_use_of_the_system_is_kept_by_outlet_and_month(db: None, ronda_home: Path, tmp_path: Path) -> None:
    county = a_shop_county()
    path = write_text(tmp_path, "outlet,month,days\nO1,octubre de 2022,18\nO2,2022-10-01,0\n")

    report = take_in(county, "system-use", path)

    assert report.counts == Counts(2, 0, 0)
    assert [row["days_used"] for row in known_system_use(county.viewer, OCTOBER, NOW)] == [18, 0]
    late = take_in(county, "system-use", write_text(tmp_path, "outlet,month,days\nO1,2022-02,30\n"))
    assert str(late.errors[0]) == (
        "row 2, column days: '30' is more than the 28 days of the month; correct the days or the month"
    )


@pytest.mark.parametrize(
    "written",
    ["2022-10", "2022/10", "202210", "10/2022", "2022年10月", "octubre de 2022", "Oct 2022", "2022-10-01"],
)
def test_a_month_is_read_however_it_is_written(written: str) -> None:
    assert read_month(written) == "2022-10"


@pytest.mark.parametrize("written", ["2022-13", "2022", "44835", "soon", "1/10/2022"])
def test_what_is_no_month_says_how_to_write_one(written: str) -> None:
    assert read_month(written) == Fault(f"'{written}' is not a month", "write it as 2022-10")


def test_a_kind_that_is_not_known_names_the_nearest(county: County, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"^kind 'outlet': is not known; is it 'outlets'\? Name one of: "):
        take_in(county, "outlet", write_text(tmp_path, "code\nO1\n"))
