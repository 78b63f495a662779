"""Things of a company that pages are about, by the names that `tools.every_page` asks for them."""

from ronda.appraisal.queries import derivation_for
from ronda.cockpit.queries import closed_months
from ronda.cockpit.rules import cards_of
from ronda.facts.queries import closing_for
from ronda.innovation.models import Idea, Points, ReviewEntry, ReviewMark, ReviewRound, Topic, TopicStep
from ronda.inspection.models import DrawnUnit, Finding, InspectionRound
from ronda.kernel.period import Month
from ronda.learning.models import (
    Attempt,
    Blueprint,
    CompetenceProof,
    CourseDone,
    CourseProposal,
    Drill,
    EffectCheck,
    Exam,
    Material,
    Observation,
    PlannedLearning,
    Question,
    RungNeed,
    SessionEntry,
    TrainingClass,
    TrainingPlan,
)
from ronda.learning.queries import certificates_in_force
from ronda.outlets.models import ClassChange
from ronda.outlets.queries import portfolio_for, products_for
from ronda.pay.models import AwardDecision
from ronda.people.models import Appointment, Person, RoleGrant
from ronda.people.queries import company_named
from ronda.people.rules import Viewer
from ronda.recognition.models import Campaign, PeerRound, RecognitionNote, SurveyRound
from ronda.visits.models import Flag, PlaceReading, Visit, VisitForm, VisitPlan
from ronda.work.models import (
    Analysis,
    Anomaly,
    Card,
    CustomerRequest,
    Event,
    Handover,
    OfficeRecord,
    Plan,
    PlanOutlet,
    Priority,
    Problem,
    Process,
    Task,
)

FIXED = {
    "goal": "certified",
    "flight": "handovers",
    "check": "check",
    "look": "look",
    "distribute": "distribute",
    "approve": "approve",
    "indicator": "sales_plan",
    "method_place": "step-2",
    "problem_deed": "cause",
    "finding_deed": "answer",
    "question_kind": "matching",
    "material_kind": "text",
    "bank_format": "gift",
    "subject": "person",
    "check_in_code": "a-code-of-yesterday",
}


def samples_of(company_code: str) -> dict[str, object]:
    """One of each; the person is the one who signs in as diego."""
    by = Viewer.operator(company_named(company_code).pk)
    month = closed_months(by)[0]
    person = Person.objects.get(company_id=by.company_id, user__username="diego")
    appointment = Appointment.objects.filter(person=person, withdrawn_at=None).latest("id")
    role = RoleGrant.objects.filter(person__company_id=by.company_id, withdrawn_at=None).earliest("id")
    held = portfolio_for(by, on=month.start).filter(person=person).earliest("outlet__code")
    return FIXED | {
        "person": person.code,
        "month": str(month),
        "year": month.year,
        "missed": _missed(by, month, person.code),
        "centre": appointment.centre.code,
        "appointment": appointment.pk,
        "role": role.pk,
        "outlet": held.outlet.code,
        "class_change": _class_change(by, person.pk),
        "product": products_for(by).earliest("id").pk,
        **_rules_of_work(by),
        **_tasks(by, person.pk),
        **_comparisons(by),
        **_plans(by),
        **_problems(by),
        **_hands(by, person.pk),
        **_visits(by, person.pk),
        **_visit_plan(by, person.pk),
        **_inspections(by, person.pk),
        **_practice(by, person.pk),
        **_exams(by, person.pk),
        **_innovation(by, person.pk),
        **_surveys(by),
        **_recognition(by, person.pk),
        **_courses(by, person.pk),
        **_ladder(by, person.pk),
        **_certification(by),
        **_training(by, person.pk),
        "event": Event.objects.filter(company_id=by.company_id, state="planned").earliest("id").pk,
    }


def _class_change(by: Viewer, person_id: int) -> int:
    """One that the person proposed and nobody has decided about."""
    proposed = ClassChange.objects.filter(company_id=by.company_id, proposed_by=person_id, state="proposed")
    return proposed.latest("id").pk


def _visits(by: Viewer, person_id: int) -> dict[str, object]:
    """A visit of the person, one that is under way, a question about one, and a place reading."""
    done = Visit.objects.filter(company_id=by.company_id, person_id=person_id, withdrawn_at=None)
    begun = VisitForm.objects.filter(person_id=person_id, sent_at=None, cancelled_at=None)
    asked = Flag.objects.filter(company_id=by.company_id, person_id=person_id, state="asked")
    readings = PlaceReading.objects.filter(form__person_id=person_id, latitude__isnull=False)
    return {
        "visit": done.latest("id").number,
        "visit_form": begun.latest("id").key,
        "visit_flag": asked.latest("id").pk,
        "visit_reading": readings.latest("id").pk,
    }


def _visit_plan(by: Viewer, person_id: int) -> dict[str, object]:
    """The newest accepted plan of the person's visits: its month, a day with stops, and one of them."""
    plans = VisitPlan.objects.filter(company_id=by.company_id, person_id=person_id, state="accepted")
    plan = plans.latest("month")
    row = plan.visits.exclude(day=None).latest("day", "position")
    return {
        "visit_plan": plan.pk,
        "plan_month": plan.month,
        "plan_day": str(row.day),
        "planned_visit": row.pk,
    }


def _inspections(by: Viewer, person_id: int) -> dict[str, object]:
    """Of the information officer: a unit to inspect, one inspected; an issued finding of the person."""
    units = DrawnUnit.objects.filter(
        round__company_id=by.company_id,
        round__state__in=["drawn", "released"],
        inspector__user__username="carmen",
    )
    issued = Finding.objects.filter(company_id=by.company_id, person_id=person_id, state="issued")
    rounds = InspectionRound.objects.filter(company_id=by.company_id)
    drawn = rounds.exclude(seed="").earliest("id")
    return {
        "round": drawn.pk,
        "draw": drawn.address,
        "open_round": rounds.filter(state=InspectionRound.State.ANNOUNCED).earliest("id").pk,
        "drawn_unit": units.filter(state="to_check").earliest("id").pk,
        "checked_unit": units.filter(state="checked", person__isnull=False).earliest("id").pk,
        "finding": issued.earliest("id").pk,
    }


def _training(by: Viewer, person_id: int) -> dict[str, object]:
    """The accepted plan of a year, a course of it that the person is to learn, and a class to come."""
    plan = TrainingPlan.objects.filter(company_id=by.company_id, state="accepted").latest("id")
    rows = PlannedLearning.objects.filter(plan=plan, person_id=person_id)
    row = rows.filter(state="planned").latest("month", "id")
    classes = TrainingClass.objects.filter(company_id=by.company_id, state="planned")
    return {
        "training_plan": plan.pk,
        "planned_learning": row.pk,
        "training_course": row.course_id,
        "training_class": classes.latest("starts_at", "id").pk,
    }


def _certification(by: Viewer) -> dict[str, object]:
    """A certificate; a session to come with somebody to register, and one that was held with a result."""
    entries = SessionEntry.objects.filter(session__company_id=by.company_id)
    waiting = entries.filter(session__state="planned", state__in=("invited", "registered"))
    entry = waiting.earliest("session__held_on", "pk")
    done = entries.filter(state__in=("passed", "failed")).latest("session__held_on", "pk")
    return {
        "certificate": certificates_in_force(by).earliest("id").number,
        "certification_session": entry.session_id,
        "certification_entry": entry.pk,
        "certification_held": done.session_id,
        "certification_entry_done": done.pk,
    }


def _ladder(by: Viewer, person_id: int) -> dict[str, object]:
    """A competence, what a rung asks for it, and a proof of the person's."""
    proofs = CompetenceProof.objects.filter(company_id=by.company_id, person_id=person_id)
    need = RungNeed.objects.filter(company_id=by.company_id, ends=None).earliest("id")
    return {
        "competence": need.competence_id,
        "rung_need": need.pk,
        "ladder_post": need.post,
        "competence_proof": proofs.filter(taken_back_at=None).earliest("id").pk,
    }


def _practice(by: Viewer, person_id: int) -> dict[str, object]:
    """An observation and a check of the person; drills: planned, judged by the person, published."""
    running = Observation.objects.filter(company_id=by.company_id, closed_at=None, cancelled_why="")
    drills = Drill.objects.filter(company_id=by.company_id)
    judged = drills.filter(state="judging", judges__person_id=person_id).earliest("id")
    checks = EffectCheck.objects.filter(company_id=by.company_id, checked_at=None)
    return {
        "observation": running.filter(shows_id=person_id).earliest("id").pk,
        "drill": drills.filter(state="planned").earliest("id").pk,
        "judged_drill": judged.pk,
        "judged_entry": judged.entries.earliest("id").pk,
        "published_drill": drills.filter(state="published", entries__person_id=person_id).earliest("id").pk,
        "effect_check": checks.filter(person_id=person_id).earliest("id").pk,
    }


def _recognition(by: Viewer, person_id: int) -> dict[str, object]:
    """A round that runs and a released one, a note that waits for the person, an announced selection."""
    rounds = PeerRound.objects.filter(company_id=by.company_id)
    notes = RecognitionNote.objects.filter(company_id=by.company_id, person_id=person_id)
    return {
        "peer_open": rounds.filter(state="open").latest("id").pk,
        "peer_released": rounds.filter(state="released").latest("id").pk,
        "rated": person_id,
        "recognition_note": notes.latest("id").pk,
        "campaign": Campaign.objects.filter(company_id=by.company_id, state="announced").latest("id").pk,
    }


def _surveys(by: Viewer) -> dict[str, object]:
    """A published round; one that is being answered, with a sheet that is out and one to be keyed in."""
    rounds = SurveyRound.objects.filter(company_id=by.company_id)
    running = rounds.filter(state="open").latest("id")
    paper = running.sheets.filter(state="returned", how="paper", answers={}, keyings=None)
    return {
        "survey_published": rounds.filter(state="published").latest("id").pk,
        "survey_open": running.pk,
        "survey_sheet": running.sheets.filter(state="drawn").latest("number").number,
        "survey_paper": paper.earliest("number").number,
        "questionnaire": running.version.questionnaire_id,
    }


def _innovation(by: Viewer, person_id: int) -> dict[str, object]:
    """The person's own waiting suggestion and running topic; one proposed; reviews, judged and to judge."""
    topics = Topic.objects.filter(company_id=by.company_id)
    own = topics.filter(members__person_id=person_id, members__leads=True, members__left_on=None)
    step = TopicStep.objects.filter(topic__in=own, done_on=None).latest("id")
    reviews = ReviewRound.objects.filter(company_id=by.company_id)
    marks = ReviewMark.objects.filter(judge_id=person_id, entry__review__state="open")
    ideas = Idea.objects.filter(company_id=by.company_id, person_id=person_id)
    return {
        "idea": ideas.filter(answered_at=None).latest("id").pk,
        "topic": topics.filter(state="presented").latest("id").pk,
        "topic_proposed": topics.filter(state="proposed").latest("id").pk,
        "topic_running": step.topic_id,
        "topic_step": step.pk,
        "review": reviews.filter(state="published").latest("id").pk,
        "review_open": marks.latest("id").entry.review_id,
        "review_entry": marks.latest("id").entry_id,
        **_prizes(by, person_id),
        "innovation_points": Points.objects.filter(person_id=person_id, taken_back_at=None).latest("id").pk,
    }


def _prizes(by: Viewer, person_id: int) -> dict[str, object]:
    """An award of the person's team, one that waits for approval, and one that waits for its payment."""
    decided = AwardDecision.objects.filter(company_id=by.company_id, approved=True)
    entries = ReviewEntry.objects.filter(review__company_id=by.company_id, money_cents__gt=0)
    own = entries.filter(topic__members__person_id=person_id)
    unpaid = decided.filter(prizes__payments=None)
    return {
        "prize": own.latest("id").pk,
        "prize_waiting": entries.exclude(pk__in=decided.values("entry")).latest("id").pk,
        "prize_approved": unpaid.latest("id").entry_id,
    }


def _exams(by: Viewer, person_id: int) -> dict[str, object]:
    """A question; a published and an open exam; attempts of the person, under way and marked."""
    exams = Exam.objects.filter(company_id=by.company_id)
    attempts = Attempt.objects.filter(exam__company_id=by.company_id, person_id=person_id)
    return {
        "question": Question.objects.filter(company_id=by.company_id, state="in_use").earliest("id").pk,
        "exam": exams.filter(state="published").earliest("id").pk,
        "blueprint": Blueprint.objects.filter(company_id=by.company_id).earliest("id").pk,
        "open_exam": exams.filter(state="open").earliest("id").pk,
        "attempt": attempts.filter(state="under_way").latest("id").pk,
        "attempt_done": attempts.filter(state="marked").earliest("id").pk,
    }


def _courses(by: Viewer, person_id: int) -> dict[str, object]:
    """An offered course with a text, one that the person has done, and an open proposal to the person."""
    texts = Material.objects.filter(course__company_id=by.company_id, kind="text", removed_at=None)
    material = texts.filter(course__state="offered").earliest("course_id", "position")
    done = CourseDone.objects.filter(person_id=person_id)
    proposals = CourseProposal.objects.filter(person_id=person_id, state="open")
    return {
        "course": material.course_id,
        "course_material": material.pk,
        "material": material.versions.latest("number").pk,
        "course_done": done.latest("id").course_id,
        "proposal": proposals.latest("id").pk,
    }


def _hands(by: Viewer, person_id: int) -> dict[str, object]:
    """A chain that ends with the person, its last hand-over, and a customer request of the person."""
    handed = Handover.objects.filter(company_id=by.company_id, receiver_id=person_id, withdrawn_at=None)
    handover = handed.filter(step__isnull=False).select_related("step").latest("id")
    asked = CustomerRequest.objects.filter(company_id=by.company_id, owner_id=person_id, withdrawn_at=None)
    assert handover.step is not None, "only those of chains were asked for"
    return {
        "chain": handover.step.chain_id,
        "handover": handover.number,
        "request": asked.latest("id").number,
    }


def _rules_of_work(by: Viewer) -> dict[str, object]:
    """A draft of a card with its first duty, a process with its first version, a record of the office."""
    card = Card.objects.filter(company_id=by.company_id, state=Card.State.DRAFT).earliest("id")
    office = OfficeRecord.objects.filter(company_id=by.company_id).earliest("id")
    return {
        "card": card.pk,
        "card_duty": card.duties.earliest("position").code,
        "card_post": card.post,
        "process": Process.objects.filter(company_id=by.company_id).earliest("id").pk,
        "process_version": 1,
        "office": office.pk,
        "office_kind": office.kind,
    }


def _tasks(by: Viewer, person_id: int) -> dict[str, object]:
    """An open task of the person, and the batch that it was given in."""
    mine = Task.objects.filter(company_id=by.company_id, owner_id=person_id, withdrawn_at=None, done_on=None)
    task = mine.exclude(batch="").earliest("id")
    return {"task": task.number, "task_batch": task.batch}


def _comparisons(by: Viewer) -> dict[str, object]:
    """An open priority, a plan with an effect that was kept, a summary of high-tier customers."""
    kept = Analysis.objects.filter(company_id=by.company_id)
    effect = kept.filter(kind=Analysis.Kind.EFFECT).earliest("id")
    return {
        "priority": Priority.objects.filter(company_id=by.company_id, closed_on=None).earliest("id").pk,
        "effect_plan": effect.plan_id,
        "effect": effect.pk,
        "tier_summary": kept.filter(kind=Analysis.Kind.HIGH_TIER).earliest("id").pk,
    }


def _problems(by: Viewer) -> dict[str, object]:
    """An open problem, an analysis that nobody got yet, and a search with an open anomaly."""
    analyses = Analysis.objects.filter(company_id=by.company_id, kind=Analysis.Kind.FREE, briefed_at=None)
    open_ones = Anomaly.objects.filter(analysis__company_id=by.company_id, state=Anomaly.State.OPEN)
    anomaly = open_ones.earliest("id")
    return {
        "problem": Problem.objects.filter(company_id=by.company_id, state=Problem.State.OPEN)
        .earliest("id")
        .pk,
        "analysis": analyses.earliest("id").pk,
        "anomalies": anomaly.analysis_id,
        "anomaly": anomaly.pk,
    }


def _plans(by: Viewer) -> dict[str, object]:
    """A running plan with a demonstration, a draft of a centre, a superior plan that runs."""
    plans = Plan.objects.filter(company_id=by.company_id)
    shown = PlanOutlet.objects.filter(plan__in=plans.filter(state="running"), demonstration=True).earliest(
        "id"
    )
    return {
        "plan": shown.plan_id,
        "demonstration": shown.pk,
        "draft_plan": plans.filter(state="draft", centre__isnull=False).earliest("id").pk,
        "superior_plan": plans.filter(state="running", centre=None).earliest("id").pk,
    }


def _missed(by: Viewer, month: Month, person_code: str) -> str:
    """An indicator that the person missed."""
    derivation = derivation_for(by, closing_for(by, month), person_code)
    lines = (line for card in cards_of(derivation) for line in card.lines)
    return next(line.indicator for line in lines if line.state == "missed")
