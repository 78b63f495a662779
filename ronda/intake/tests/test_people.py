from datetime import date
from pathlib import Path

import pytest

from ronda.intake.models import ImportBatch
from ronda.intake.queries import imports_for
from ronda.intake.rules.report import Counts
from ronda.intake.services import ImportOptions, import_file, undo_import
from ronda.intake.tests.builders import NOW, take_in, told, write_text, write_workbook
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.models import Appointment, CalendarDay, Leave, Person
from ronda.people.tests.builders import HIRED, County, a_person
from ronda.work.rules import TaskRow
from ronda.work.services import record_tasks

IVAN = (
    'code,name,email,post,from,wage\nE20,Iván Soto,ivan@example.org,account_manager,2022-11-01,"2,500.00"\n'
)


def test_a_person_with_a_post_and_a_first_day_is_appointed_too(county: County, tmp_path: Path) -> None:
    report = take_in(county, "people", write_text(tmp_path, IVAN))

    assert (report.outcome, report.rows, report.counts) == ("written", 1, Counts(2, 0, 0))
    appointment = Appointment.objects.get(person__code="E20")
    assert (appointment.centre, appointment.post.code) == (county.centre, "account_manager")
    assert (appointment.start, appointment.monthly_wage_cents) == (date(2022, 11, 1), 250_000)


def test_the_same_file_again_changes_nothing_and_says_so(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, IVAN)
    take_in(county, "people", path)

    again = take_in(county, "people", path)

    assert (again.outcome, again.counts, again.number) == ("same", Counts(0, 0, 2), None)
    assert ImportBatch.objects.count() == 1


def test_what_the_file_does_not_name_stays_on_record(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, "legajo;nombre completo;correo\nE05;Diego Parque;diego@example.org\n")

    report = take_in(county, "people", path)

    diego = Person.objects.get(pk=county.diego.pk)
    assert (diego.name, diego.email, diego.hired) == ("Diego Parque", "diego@example.org", date(2020, 1, 1))
    assert report.counts == Counts(0, 1, 0)


def test_chinese_headers_in_a_workbook_are_understood(county: County, tmp_path: Path) -> None:
    people = [["客户服务中心人员名单"], ["工号", "姓名", "学历"], ["E21", "李明", "本科"]]
    path = write_workbook(tmp_path, {"说明": [["填表说明"]], "人员": people})

    report = take_in(county, "people", path)

    assert dict(report.columns) == {"code": "工号", "name": "姓名", "education": "学历"}
    assert (report.sheet, report.other_sheets) == ("人员", ("说明",))
    assert Person.objects.get(code="E21").education == "本科"


def test_errors_name_row_and_column_and_keep_the_whole_file_out(county: County, tmp_path: Path) -> None:
    path = write_text(
        tmp_path,
        "code,name,post,from,to\n"
        "E20,Iván,account_manager,31/01/2022,\n"
        "E21,,account_manager,31/02/2022,\n"
        "E22,Judit,astronaut,01/03/2022,28/02/2022\n",
    )

    report = take_in(county, "people", path)

    name, day, post, end = map(str, report.errors)
    assert name == "row 3, column name: is empty; fill it in"
    assert day == "row 3, column from: '31/02/2022' is not a day; write it as 2022-02-28"
    assert post.startswith("row 4, column post: there is no post 'astronaut'; add the post first, or write")
    assert end == "row 4, column to: lies before the start, 2022-03-01; correct one of the two"
    assert (report.outcome, report.error_count, report.left_out) == ("refused", 4, 2)
    assert not Person.objects.filter(code="E20").exists()


def test_the_good_rows_go_in_when_the_bad_may_be_left_out(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, "code,name,born\nE20,Iván,1990-02-30\nE21,Judit,1991-05-06\n")

    report = take_in(county, "people", path, skip_bad=True)

    assert (report.outcome, report.left_out, report.counts) == ("written", 1, Counts(1, 0, 0))
    assert set(Person.objects.filter(code__in=["E20", "E21"]).values_list("code", flat=True)) == {"E21"}


def test_a_dry_run_tells_everything_and_writes_nothing(county: County, tmp_path: Path) -> None:
    report = take_in(county, "people", write_text(tmp_path, IVAN), dry_run=True, save_mapping="ours")

    assert (report.outcome, report.counts) == ("tried", Counts(2, 0, 0))
    assert not Person.objects.filter(code="E20").exists()
    assert not ImportBatch.objects.exists()


def test_days_that_read_both_ways_are_asked_for(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, "code,name,born\nE20,Iván,03/04/1990\nE21,Judit,05/06/1991\n")

    with pytest.raises(RefusedError, match="--dates dmy or --dates mdy"):
        take_in(county, "people", path)
    take_in(county, "people", path, dates="dmy")

    assert Person.objects.get(code="E20").born == date(1990, 4, 3)


def test_a_row_that_contradicts_an_earlier_one_is_told_and_counts(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, "code,name\nE20,Iván\nE20,Iván Soto\n")

    report = take_in(county, "people", path)

    assert told(report) == {"repeated_key": 1}
    assert Person.objects.get(code="E20").name == "Iván Soto"


def test_a_missing_column_is_asked_for_by_name(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, "who,name\nE20,Iván\n")

    with pytest.raises(RefusedError, match="name it with --map code=COLUMN"):
        take_in(county, "people", path)
    take_in(county, "people", path, columns={"code": "who"}, save_mapping="ours")
    report = take_in(county, "people", path, mapping="ours")

    assert (report.mapping, report.outcome) == ("ours", "same")


def test_a_mapping_of_one_company_is_unknown_to_another(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, "who,name\nE20,Iván\n")
    take_in(county, "people", path, columns={"code": "who"}, save_mapping="ours")

    with pytest.raises(RefusedError, match="mapping ours: is not known"):
        import_file(
            by=county.other_viewer, at=NOW, kind="people", file=path, options=ImportOptions(mapping="ours")
        )


def test_what_a_service_refuses_is_told_with_the_row_of_the_file(county: County, tmp_path: Path) -> None:
    path = write_text(
        tmp_path,
        "code,name,post,from\n\n\nE20,Iván,deputy,2022-01-01\n\nE20,Iván,deputy,2022-06-01\n",
    )

    with pytest.raises(RefusedError, match="row 6, person E20"):
        take_in(county, "people", path)

    assert not Person.objects.filter(code="E20").exists()


def test_an_empty_table_and_an_unknown_centre_are_refused(county: County, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="there is no row below the header"):
        take_in(county, "people", write_text(tmp_path, "code,name\n"))
    with pytest.raises(RefusedError, match="centre C9: is no centre of the company"):
        take_in(county, "people", write_text(tmp_path, IVAN), centre="C9")


def test_leave_ends_with_its_last_day(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, "工号,类型,开始日期,结束日期\nE05,vacation,2022年11月7日,2022年11月11日\n")

    take_in(county, "leave", path)

    leave = Leave.objects.get(person=county.diego)
    assert (leave.start, leave.end) == (date(2022, 11, 7), date(2022, 11, 12))


def test_appointments_and_the_calendar_are_taken_in(county: County, tmp_path: Path) -> None:
    posts = write_text(tmp_path, "person,post,from\nE05,deputy,2022-11-01\n", name="posts.csv")
    days = write_text(tmp_path, "day,working,name\n2022-11-24,no,Thanksgiving\n", name="days.csv")

    take_in(county, "appointments", posts)
    take_in(county, "calendar", days)

    assert Appointment.objects.filter(person=county.diego, post__code="deputy").count() == 1
    assert not CalendarDay.objects.get(day=date(2022, 11, 24)).working


def test_an_import_is_taken_back_once(county: County, tmp_path: Path) -> None:
    number = take_in(county, "people", write_text(tmp_path, "code,name\nE20,Iván\nE05,Diego Parque\n")).number
    assert number is not None

    undo_import(by=county.viewer, at=NOW, number=number)

    assert not Person.objects.filter(code="E20").exists()
    assert Person.objects.get(pk=county.diego.pk).name == "Diego Park"
    with pytest.raises(RefusedError, match="was taken back on 2022-11-01"):
        undo_import(by=county.viewer, at=NOW, number=number)


def test_an_import_that_later_data_rests_on_stays(county: County, tmp_path: Path) -> None:
    number = take_in(county, "people", write_text(tmp_path, "code,name\nE20,Iván\n")).number
    assert number is not None
    a_person(county.company, "E20", "Iván Soto", hired=None, at=NOW)

    with pytest.raises(RefusedError, match="E20"):
        undo_import(by=county.viewer, at=NOW, number=number)

    assert ImportBatch.objects.get(pk=number).state == "written"


def test_only_who_manages_the_company_imports(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, IVAN)

    with pytest.raises(NotAllowedError):
        import_file(by=county.viewer_of("ana"), at=NOW, kind="people", file=path)
    number = take_in(county, "people", path).number
    assert number is not None
    assert not imports_for(county.other_viewer).exists()
    with pytest.raises(RefusedError, match="is not one of yours"):
        undo_import(by=county.other_viewer, at=NOW, number=number)
    with pytest.raises(NotAllowedError):
        undo_import(by=county.hugos_viewer, at=NOW, number=number)


def test_whoever_a_file_lets_go_with_work_in_hand_is_told_with_row_count_and_page(
    county: County, tmp_path: Path
) -> None:
    tasks = [
        TaskRow("C1", code, "B1", f"Plan {number}", date(2022, 11, 30))
        for code, number in (("E03", 1), ("E03", 2), ("E05", 3))
    ]
    record_tasks(by=county.viewer, at=NOW, rows=tasks)
    text = (
        "person,centre,post,from,to\n"
        f"E04,C1,information_officer,{HIRED},2022-11-30\n"
        f"E03,C1,brand_manager,{HIRED},2022-11-30\n"
        f"E05,C1,account_manager,{HIRED},\n"
    )

    report = take_in(county, "appointments", write_text(tmp_path, text))

    assert report.outcome == "written"
    (oddity,) = report.oddities
    assert (oddity.code, oddity.count) == ("open_work", 1)
    assert str(oddity.examples[0]) == (
        "row 3, person E03: Bruno Keller leaves with 2 pieces of open work; "
        "hand them over: /work/leaving/E03/"
    )
    ended = Appointment.objects.get(person=county.bruno, withdrawn_at=None)
    assert ended.end == date(2022, 12, 1)


def test_who_was_let_go_before_is_not_told_again(county: County, tmp_path: Path) -> None:
    record_tasks(by=county.viewer, at=NOW, rows=[TaskRow("C1", "E03", "B1", "Plan", date(2022, 11, 30))])
    text = f"person,centre,post,from,to\nE03,C1,brand_manager,{HIRED},2022-11-30\n"
    path = write_text(tmp_path, text)
    take_in(county, "appointments", path)

    assert take_in(county, "appointments", path).oddities == ()
