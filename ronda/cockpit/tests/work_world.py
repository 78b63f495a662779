"""One of each object of work in the closed October, for the list of every page."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from ronda.innovation.tests.innovation_samples import keep_innovation_samples
from ronda.inspection.services.rounds import RoundRow, announce_round
from ronda.inspection.services.steps import FindingSaid, draft_from_unit, issue_finding
from ronda.inspection.services.units import send_unit
from ronda.inspection.tests.inspected import a_round, a_unit
from ronda.kernel.period import Month
from ronda.learning.models import Attempt
from ronda.learning.queries.competences import in_use
from ronda.learning.rules import CertificateRow
from ronda.learning.services import record_certificates
from ronda.learning.services.certification.entering import enter_person, invite_who_must
from ronda.learning.services.certification.results import ResultSaid, enter_result
from ronda.learning.services.certification.sessions import SessionSaid, make_session
from ronda.learning.services.completing import complete_course
from ronda.learning.services.exams import close_exam, publish_exam
from ronda.learning.services.materials import MaterialSaid, add_material
from ronda.learning.services.placing import confirm_proof
from ronda.learning.services.proposals import propose_as_leader
from ronda.learning.services.sitting import begin_attempt
from ronda.learning.services.year import accept_training_plan, make_training_plan
from ronda.learning.tests.course_world import a_course
from ronda.learning.tests.exam_world import DAY as EXAM_DAY
from ronda.learning.tests.exam_world import OPENS, SEED, an_exam_of
from ronda.learning.tests.ladder_world import lay_for
from ronda.learning.tests.practice_samples import keep_practice_samples
from ronda.learning.tests.year_world import a_class_course
from ronda.outlets.queries import portfolio_for
from ronda.outlets.services import propose_classes
from ronda.people.tests.builders import County
from ronda.recognition.tests.recognition_samples import keep_recognition_samples
from ronda.recognition.tests.survey_samples import keep_survey_samples
from ronda.visits.models import Flag, PlannedVisit, Visit, VisitPlan
from ronda.visits.rules.proof import PlaceSaid
from ronda.visits.services.beginning import VisitBegun, begin_visit
from ronda.work.models import Analysis, Anomaly
from ronda.work.rules.chain_plan import StepDraft
from ronda.work.rules.task_order import TaskOrder
from ronda.work.services import raise_problem
from ronda.work.services.analyses import AnalysisRow, write_analysis
from ronda.work.services.cards import draft_card
from ronda.work.services.chains import ChainDraft, start_chain
from ronda.work.services.customer_requests import RequestRaised, raise_request
from ronda.work.services.demonstrations import mark_demonstration
from ronda.work.services.effect import keep_effect
from ronda.work.services.events import EventRow, plan_event
from ronda.work.services.giving import give_tasks
from ronda.work.services.high_tier import keep_summary
from ronda.work.services.office import OfficeRow, keep_record
from ronda.work.services.plans import PlanRow, add_plan_outlets, approve_plan, draft_plan, submit_plan
from ronda.work.services.priorities import PriorityRow, make_priority
from ronda.work.services.processes import ProcessRow, begin_process
from ronda.work.tests.builders import Town

NOTED = datetime(2022, 11, 7, 9, tzinfo=UTC)
DAY = date(2022, 11, 7)


def keep_work_samples(county: County) -> None:
    """After October was closed, so that nothing of it changes."""
    _keep_rules_of_work(county)
    _keep_tasks(county)
    _keep_comparisons(county)
    _keep_plans(county)
    _keep_problems(county)
    _keep_hands(county)
    _keep_event(county)
    _propose_class(county)
    _begin_visit(county)
    _keep_visit_plan(county)
    _keep_inspections(county)
    _keep_round(county)
    _keep_exams(county)
    _keep_courses(county)
    _keep_certification(county)
    _keep_training(county)
    _keep_ladder(county)
    keep_practice_samples(county, NOTED, DAY)
    keep_innovation_samples(county, NOTED, DAY)
    keep_survey_samples(county, NOTED, DAY)
    keep_recognition_samples(county, NOTED, DAY)


def _keep_training(county: County) -> None:
    """Ana has planned what is left of the year, with a class of a course for all."""
    ana = county.viewer_of("ana")
    a_class_course(county.company.pk)
    centre = county.centre.code
    made = make_training_plan(by=ana, at=NOTED, centre=centre, year=DAY.year, effort=10)
    accept_training_plan(by=ana, at=NOTED, plan=made.pk, leaves=len(made.found["unmet"]))


def _keep_certification(county: County) -> None:
    """A certificate of Gao's, a session in 2040 that Ana invites to, and one that Elena failed."""
    ana, by = county.viewer_of("ana"), county.viewer
    rows = [CertificateRow(county.people["gao"].code, 5, date(2021, 6, 30))]
    record_certificates(by=by, at=NOTED, rows=rows)
    held = SessionSaid(5, DAY, DAY, "State centre")
    past = make_session(by=ana, at=NOTED, today=DAY, said=held)
    entry = enter_person(by=ana, at=NOTED, today=DAY, number=past.pk, person=county.elena.code)
    failed = ResultSaid(Decimal("71"), Decimal("52.5"))
    enter_result(by=ana, at=NOTED, today=DAY, number=entry.pk, said=failed)
    coming = SessionSaid(4, date(2040, 1, 10), date(2040, 1, 3), "State centre")
    number = make_session(by=ana, at=NOTED, today=DAY, said=coming).pk
    invite_who_must(by=ana, at=NOTED, today=DAY, number=number)


def _keep_ladder(county: County) -> None:
    """The default ladder, and a visit of Diego's that Ana watched."""
    lay_for(county)
    ana = county.viewer_of("ana")
    visits = in_use(ana).get(code="visit_work")
    confirm_proof(
        by=ana,
        at=NOTED,
        today=DAY,
        person_id=county.diego.pk,
        competence_id=visits.pk,
        kind="observed_visit",
        day=DAY,
        said="Kept to the steps of a visit",
    )


def _keep_courses(county: County) -> None:
    """Diego has done one, another is proposed to him."""
    ana = county.viewer_of("ana")
    done, proposed = a_course(county.company, "K1"), a_course(county.company, "K2")
    text = MaterialSaid("Reading", text="Look at the shelf.")
    for course in (done, proposed):
        add_material(by=ana, at=NOTED, today=DAY, course=course.pk, kind="text", said=text)
    person = {"person_id": county.diego.pk}
    complete_course(by=ana, at=NOTED, course=done, day=DAY, minutes=30, how="self_study", **person)
    propose_as_leader(by=ana, at=NOTED, today=DAY, course=proposed.pk, why="It helps", **person)


def _keep_exams(county: County) -> None:
    """Diego has a published result, and an attempt under way that does not end while anybody tests."""
    done, under_way = an_exam_of(county), an_exam_of(county)
    by, ana = county.viewer_of("diego"), county.viewer_of("ana")
    for exam in (done, under_way):
        begin_attempt(by=by, at=OPENS, today=EXAM_DAY, exam=exam.pk, seed=SEED)
    close_exam(by=ana, at=OPENS, today=EXAM_DAY, number=done.pk)
    publish_exam(by=ana, at=OPENS, today=EXAM_DAY, number=done.pk)
    Attempt.objects.filter(exam=under_way).update(due_at=datetime(2060, 1, 3, tzinfo=UTC))


def _keep_round(county: County) -> None:
    """Ana has announced a round about base data, and nobody has committed yet."""
    row = RoundRow("Base data", "information", DAY, DAY, ("E03", "E04"), county.centre.code, beacon="drand")
    announce_round(by=county.viewer_of("ana"), at=NOTED, row=row)


def _keep_inspections(county: County) -> None:
    """Carmen has a visit of Diego's to inspect, has inspected another, and issued a finding about it."""
    town = Town(county, county.centre, county.gao)
    visits = Visit.objects.filter(person=county.diego, withdrawn_at=None).select_related("outlet")
    first, second = visits.order_by("pk")[:2]
    round_ = a_round(town, title="Visits of October", address="visits-of-october")
    for visit in (first, second):
        due = date(2040, 1, 3)
        a_unit(town, round_, outlet=visit.outlet.code, visit_number=visit.number, due=due)
    carmen, checked = county.viewer_of("carmen"), round_.units.latest("pk").pk
    send_unit(by=carmen, at=NOTED, today=DAY, number=checked, said={"took_place": "no"}, how="on_site")
    said = FindingSaid("record", "The shop was closed on that day.")
    finding = draft_from_unit(by=carmen, at=NOTED, unit=checked, said=said)
    issue_finding(by=carmen, at=NOTED, today=DAY, number=finding.pk)


def _propose_class(county: County) -> None:
    """Diego proposes that the first of his outlets is a large one; nobody has decided."""
    held = portfolio_for(county.viewer, on=DAY).filter(person=county.diego).earliest("outlet__code")
    propose_classes(
        by=county.viewer_of("diego"),
        at=NOTED,
        today=DAY,
        codes=[held.outlet.code],
        values={"size": "large"},
        why="The shop was rebuilt",
    )


def _keep_visit_plan(county: County) -> None:
    """Of a month that does not come: the plan in force, and a draft that moves one of its visits."""
    held = portfolio_for(county.viewer, on=DAY).filter(person=county.diego).order_by("outlet__code")
    outlets = [each.outlet for each in held[:3]]
    plans = [
        VisitPlan.objects.create(
            company=county.company,
            centre=county.centre,
            person=county.diego,
            month="2040-01",
            version=version,
            state=state,
            starts=date(2040, 1, 1),
            made_at=NOTED,
            accepted_at=NOTED if state == "accepted" else None,
        )
        for version, state in ((1, "accepted"), (2, "draft"))
    ]
    VisitPlan.objects.filter(pk=plans[1].pk).update(basis=plans[0])
    for plan, last in zip(plans, (3, 4), strict=True):
        for place, outlet in enumerate(outlets, start=1):
            day = date(2040, 1, last if place == len(outlets) else 3)
            PlannedVisit.objects.create(plan=plan, outlet=outlet, day=day, position=place, minutes=15)


def _begin_visit(county: County) -> None:
    """Diego is at an outlet of his and has not sent the form yet; one reading, and one question about it."""
    held = portfolio_for(county.viewer, on=DAY).filter(person=county.diego).earliest("outlet__code")
    key = UUID("00000000-0000-4000-8000-000000000001")
    begun = VisitBegun(held.outlet.code, place=PlaceSaid(-33.4501, -70.66, 14.5, NOTED))
    form = begin_visit(by=county.viewer_of("diego"), at=NOTED, today=DAY, key=key, begun=begun)
    said = {"seconds": 80, "least": 2}
    Flag.objects.create(
        company=county.company, form=form, person=county.diego, kind="short", said=said, raised_at=NOTED
    )


def _keep_event(county: County) -> None:
    """Planned for a day that has passed, so that it can be reported."""
    row = EventRow("event", "Street fair", DAY, county.bruno.code, where="Market", legal_notice="For adults.")
    plan_event(by=county.viewer, at=NOTED, centre_id=county.centre.pk, row=row)


def _keep_hands(county: County) -> None:
    """A chain from Bruno to Diego on a day that does not come, and a request of Diego's outlet."""
    by, starts = county.viewer, date(2040, 1, 3)
    step = StepDraft("Target list", "B1", county.bruno.code, 2)
    draft = ChainDraft("Tea in winter", county.centre.pk, starts, (step,), county.diego.code)
    start_chain(by=by, at=NOTED, today=DAY, draft=draft)
    held = portfolio_for(by, on=DAY).filter(person=county.diego).earliest("outlet__code")
    raised = RequestRaised(held.outlet.code, "display", "The shelf wobbles", DAY)
    raise_request(by=by, at=NOTED, today=DAY, raised=raised)


def _keep_tasks(county: County) -> None:
    """Two for Diego that were given together, due on a day that does not come."""
    order = TaskOrder(county.centre.pk, county.diego.pk, "Photograph the shelf", date(2040, 1, 3), duty="A5")
    give_tasks(by=county.viewer, at=NOTED, orders=[order, order])


def _keep_comparisons(county: County) -> None:
    """A priority, a plan whose effect was kept, and the summary of a month of high-tier customers."""
    by, centre = county.viewer, county.centre.code
    days = (date(2022, 11, 7), date(2040, 1, 3))
    priority = PriorityRow(centre, "Tea before winter", "Tea in every shop", *days, "E03")
    make_priority(by=by, at=NOTED, row=priority)
    plan = PlanRow("brand", "Tea in corner shops", "A shelf of tea", *days, "E03", centre, brand="Tea")
    keep_effect(by=by, at=NOTED, number=draft_plan(by=by, at=NOTED, row=plan).pk)
    keep_summary(by=by, at=NOTED, centre_code=centre, month=Month(2022, 10), title="October", text="Quiet")


def _keep_plans(county: County) -> None:
    """A superior plan that runs, and one of the centre with an outlet of Diego's that others may copy."""
    by, days = county.viewer, (date(2022, 11, 7), date(2040, 1, 3))
    held = portfolio_for(by, on=DAY).filter(person=county.diego).earliest("outlet__code")
    for centre in ("", county.centre.code):
        row = PlanRow("brand", "Salt in winter", "A shelf of salt", *days, "E03", centre, brand="Salt")
        number = draft_plan(by=by, at=NOTED, row=row).pk
        if centre:
            add_plan_outlets(by=by, at=NOTED, number=number, codes=[held.outlet.code])
        submit_plan(by=by, at=NOTED, number=number)
        approve_plan(by=by, at=NOTED, number=number)
        if centre:
            shows = {"outlet_code": held.outlet.code, "shows": "Salt at eye level"}
            mark_demonstration(by=by, at=NOTED, number=number, **shows)


def _keep_rules_of_work(county: County) -> None:
    by = county.viewer
    draft_card(by=by, at=NOTED, post="market_inspector")
    row = ProcessRow("Upkeep of displays", "visits", "E04", date(2040, 1, 2))
    begin_process(by=by, at=NOTED, code="VI-1", row=row, text="Look\n- at the shelf", starts=DAY)
    record = OfficeRow("Meeting of November", DAY, "E01")
    keep_record(by=by, at=NOTED, centre_code=county.centre.code, kind="meeting", row=record)


def _keep_problems(county: County) -> None:
    """Three problems of a topic, which propose another process; an analysis, and an anomaly of a search."""
    by, centre_id = county.viewer, county.centre.pk
    for number in (1, 2, 3):
        raise_problem(
            by=by,
            at=NOTED,
            today=DAY,
            title=f"Display {number} is broken",
            topic="Displays",
            found="work",
            evidence="Bent feet",
            centre_id=centre_id,
            owner=county.bruno,
        )
    row = AnalysisRow("Tea on Mondays", "Most tea is ordered on Mondays.", DAY)
    write_analysis(by=by, at=NOTED, centre_id=centre_id, row=row)
    search = Analysis.objects.create(
        company=county.company,
        centre=county.centre,
        kind=Analysis.Kind.ANOMALIES,
        title="Anomalies",
        day=DAY,
        figures={"outlets": 8, "weeks": 52, "known": 0, "looked": []},
        made_at=NOTED,
    )
    figures = {"seen": 63, "expected": 7, "one_in": 4500, "weeks": [100] * 52, "last_order": "2022-09-05"}
    outlet_id = portfolio_for(by, on=DAY).filter(person=county.diego).earliest("outlet__code").outlet_id
    Anomaly.objects.create(analysis=search, outlet_id=outlet_id, kind="stop", strength=350, figures=figures)
