"""Work, visits, checks and forms out of files."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ronda.inspection.queries.checks import checks_in_force
from ronda.intake.rules.report import Counts
from ronda.intake.services import undo_import
from ronda.intake.tests.builders import NOW, take_in, told, write_text
from ronda.kernel.refusal import RefusedError
from ronda.learning.queries import certificates_in_force
from ronda.outlets.tests.builders import a_shop_county
from ronda.people.tests.builders import County, a_centre, the_rules
from ronda.recognition.queries import forms_in_force
from ronda.visits.queries import visits_in_force
from ronda.work.queries.handovers import handovers_in_force
from ronda.work.queries.requests import requests_in_force
from ronda.work.queries.tasks import tasks_in_force
from ronda.work.services import complete_task

TASKS = "owner,duty,title,due,done\nE03,B1,Assign the brand plan,2022-10-07,\n"
DONE = "owner,duty,title,due,done\nE03,B1,Assign the brand plan,2022-10-07,2022-10-06\n"
FILES = {
    "tasks": DONE,
    "handovers": (
        "entrega,recibe,punto de venta,responsabilidad,titulo,inicio,plazo,entregado el\n"
        "E04,E05,O1,N1,Análisis,2022-10-03,3,2022-10-05\n"
    ),
    "requests": (
        "客户编号,客户经理,客户诉求,提出日期,截止日期,办结日期,客户确认\n"
        "O1,E05,更换货架,2022-10-03,2022-10-07,2022-10-06,是\n"
    ),
    "visits": "outlet,person,day,check in,minutes\nO1,E05,2022-10-04,09:30,20\n",
    "checks": "outlet,day,complete,correct,on time\nO1,2022-10-10,yes,no,yes\n",
    "forms": "outlet,day,score\nO1,2022-10-20,85\n",
    "certificates": "工号,等级,发证日期,证书编号\nE05,3,2021-06-30,S-118\n",
}
IN_FORCE = {
    "tasks": tasks_in_force,
    "handovers": handovers_in_force,
    "requests": requests_in_force,
    "visits": visits_in_force,
    "checks": checks_in_force,
    "forms": forms_in_force,
    "certificates": certificates_in_force,
}


@pytest.fixture
def county(db: None, ronda_home: Path) -> County:
    return a_shop_county()


@pytest.mark.parametrize("kind", FILES)
def test_a_file_without_keys_is_taken_in_once_and_taken_back(
    county: County, tmp_path: Path, kind: str
) -> None:
    path = write_text(tmp_path, FILES[kind])
    records = IN_FORCE[kind]

    first, again = take_in(county, kind, path), take_in(county, kind, path)

    assert (first.outcome, first.counts) == ("written", Counts(1, 0, 0))
    assert (again.outcome, again.counts) == ("same", Counts(0, 0, 1))
    assert records(county.viewer).count() == 1
    assert not records(county.other_viewer).exists()
    assert first.number is not None
    undo_import(by=county.viewer, at=NOW, number=first.number)
    assert not records(county.viewer).exists()


def test_two_equal_rows_are_two_records(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, "outlet,person,day\nO1,E05,2022-10-04\nO1,E05,2022-10-04\n")

    take_in(county, "visits", path)

    assert take_in(county, "visits", path).outcome == "same"
    assert visits_in_force(county.viewer).count() == 2


def test_a_later_file_with_the_results_corrects_and_undoing_it_puts_back(
    county: County, tmp_path: Path
) -> None:
    take_in(county, "tasks", write_text(tmp_path, TASKS))

    report = take_in(county, "tasks", write_text(tmp_path, DONE))

    assert report.counts == Counts(0, 1, 0)
    assert tasks_in_force(county.viewer).get().done_on == date(2022, 10, 6)
    assert report.number is not None
    undo_import(by=county.viewer, at=NOW + timedelta(hours=1), number=report.number)
    assert tasks_in_force(county.viewer).get().done_on is None


def test_what_a_file_leaves_unsaid_a_correction_keeps(county: County, tmp_path: Path) -> None:
    first = "number,owner,receiver,outlet,duty,title,started,days,given\n"
    second = "number,owner,duty,title,started,days,accepted\n"
    take_in(
        county,
        "handovers",
        write_text(tmp_path, f"{first}H1,E04,E05,O1,N1,Analysis,2022-10-03,3,2022-10-05\n"),
    )

    take_in(
        county, "handovers", write_text(tmp_path, f"{second}H1,E04,N1,Analysis,2022-10-03,3,2022-10-06\n")
    )

    handover = handovers_in_force(county.viewer).get()
    assert (handover.receiver, handover.given_on) == (county.diego, date(2022, 10, 5))
    assert handover.accepted_on == date(2022, 10, 6)


def test_a_record_corrected_since_keeps_the_import_from_being_taken_back(
    county: County, tmp_path: Path
) -> None:
    number = take_in(county, "tasks", write_text(tmp_path, TASKS)).number
    assert number is not None
    task = tasks_in_force(county.viewer).get()
    complete_task(by=county.viewer, at=NOW, number=task.number, done_on=date(2022, 10, 7))

    with pytest.raises(RefusedError, match=f"task {task.number}: has been corrected since"):
        undo_import(by=county.viewer, at=NOW, number=number)

    assert tasks_in_force(county.viewer).exists()


def test_errors_name_row_and_column_and_what_contradicts_itself(county: County, tmp_path: Path) -> None:
    path = write_text(
        tmp_path,
        "outlet,owner,text,raised,due,confirmed\n"
        "O9,E05,A shelf,2022-10-03,2022-10-07,\n"
        "O1,E99,A shelf,2022-10-03,2022-10-07,\n"
        "O1,E05,A shelf,2022-10-03,2022-10-01,yes\n"
        "O1,E05,A lamp,2022-10-03,2022-10-07,no\n",
    )

    report = take_in(county, "requests", path)

    outlet, owner, due, confirmed = map(str, report.errors)
    assert outlet.startswith("row 2, column outlet: there is no outlet 'O9'")
    assert owner.startswith("row 3, column owner: there is no person 'E99'")
    assert due.startswith("row 4: due on 2022-10-01, before it was raised on 2022-10-03")
    assert confirmed.startswith("row 4: confirmed by the outlet but not closed")
    assert (report.outcome, report.left_out) == ("refused", 3)
    assert take_in(county, "requests", path, skip_bad=True).counts == Counts(1, 0, 0)


def test_a_start_is_a_time_of_the_company_and_a_kind_is_understood_in_chinese(
    county: County, tmp_path: Path
) -> None:
    county.company.timezone = "Asia/Shanghai"
    county.company.save()
    path = write_text(tmp_path, "客户编号,工号,日期,类型,签到时间\nO1,E01,2022-10-04,走访,09:30\n")

    take_in(county, "visits", path)

    visit = visits_in_force(county.viewer).get()
    assert (visit.kind, visit.started_at) == ("field_visit", datetime(2022, 10, 4, 1, 30, tzinfo=UTC))


def test_a_key_that_stands_twice_counts_once_and_is_told(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, "id,outlet,day,score\nF1,O1,2022-10-20,85\nF1,O1,2022-10-20,90\n")

    report = take_in(county, "forms", path)

    assert told(report) == {"repeated_key": 1}
    assert forms_in_force(county.viewer).get().score == 90


def test_a_task_of_several_centres_names_its_own(county: County, tmp_path: Path) -> None:
    a_centre(county.company, "C2")
    path = write_text(tmp_path, TASKS)

    refused = take_in(county, "tasks", path)
    take_in(county, "tasks", path, centre="C1")

    assert str(refused.errors[0]) == (
        "row 2, column centre_code: names no centre; add a column, or say --centre CODE"
    )
    assert tasks_in_force(county.viewer).get().centre == county.centre


def test_a_duty_that_the_policy_does_not_know_is_told_and_let_in(county: County, tmp_path: Path) -> None:
    assert "B1" in the_rules().duties

    report = take_in(county, "tasks", write_text(tmp_path, TASKS.replace("B1", "Plan")))

    assert told(report) == {"unknown_duty": 1}
    assert "is no duty of the policy" in str(report.oddities[0].examples[0])
