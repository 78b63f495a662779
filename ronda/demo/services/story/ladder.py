"""The ladder of the centre: laid long ago, people placed with reasons, many proofs and one taken back."""

from ronda.demo.services.story import Scene
from ronda.learning.queries.competences import in_use
from ronda.learning.queries.ladder_person import person_on_ladder
from ronda.learning.services.ladder import CompetenceSaid, add_competence, set_need
from ronda.learning.services.ladder_laying import lay_default_ladder
from ronda.learning.services.placing import confirm_proof, place_person, take_back_proof
from ronda.learning.wording.competences import DEFAULT_COMPETENCES
from ronda.people.queries import person_named

LAID = -122
# Who is placed, by whom, on which working day before today, on which rung, and why.
PLACES = (
    ("ana", "teresa", -120, "senior", "Has led the centre for five years; her plans are kept."),
    ("omar", "ana", -118, "junior", "Took over the plans of the month and follows them up."),
    ("omar", "ana", -40, "intermediate", "Brought two account managers on by himself."),
    ("bruno", "ana", -118, "intermediate", "Writes plans for brands that others can carry out."),
    ("carmen", "ana", -118, "intermediate", "Her figures are the ones that the centre decides by."),
    ("diego", "ana", -118, "junior", "Works his round alone, keeps to the steps of a visit."),
    ("diego", "ana", -20, "intermediate", "Display and requests shown at work; certificate renewed."),
    ("elena", "ana", -118, "intermediate", "Second year with the best display in the centre."),
    ("farid", "ana", -118, "junior", "Works his round alone."),
    ("irina", "ana", -118, "senior", "The one whom the younger ones ask."),
    ("jamal", "omar", -90, "junior", "Answers requests on the day; orders still need a second look."),
    ("kim", "ana", -118, "intermediate", "Knows the shops of the old town like nobody else."),
    ("lucia", "omar", -60, "junior", "Finished the first courses."),
)
# Whose competence was confirmed by whom on which working day, by what, and what was seen.
PROOFS = (
    ("ana", "work_planning", "teresa", -110, "course", "Course for directors of the company"),
    ("ana", "fair_dealing", "teresa", -110, "exam", "Exam about obligations, 92 of 100"),
    ("ana", "people_growth", "teresa", -100, "drill", "Talk with a beginner, played through"),
    ("ana", "data_use", "teresa", -95, "course", "Course about figures of the quarter"),
    ("ana", "retailer_coaching", "teresa", -60, "observed_visit", "With Kim in a shop without a display"),
    ("ana", "work_planning", "teresa", -55, "topic", "Topic: why tasks end late, and what helped"),
    ("omar", "work_planning", "ana", -112, "course", "Course for deputies"),
    ("omar", "fair_dealing", "ana", -112, "exam", "Exam about obligations"),
    ("omar", "data_use", "ana", -80, "exam", "Exam about figures, 88 of 100"),
    ("omar", "people_growth", "ana", -50, "course", "Course: seeing what somebody can"),
    ("bruno", "display", "ana", -110, "course", "Course about displays"),
    ("bruno", "fair_dealing", "ana", -110, "exam", "Exam about obligations"),
    ("bruno", "data_use", "ana", -85, "course", "Course about sales figures"),
    ("bruno", "retailer_coaching", "omar", -45, "drill", "Coaching a retailer: second place of six"),
    ("bruno", "own_learning", "ana", -15, "topic", "Topic: tea that sells in small shops"),
    ("carmen", "base_data", "ana", -110, "course", "Course about base data"),
    ("carmen", "fair_dealing", "ana", -110, "exam", "Exam about obligations"),
    ("carmen", "data_use", "ana", -90, "exam", "Exam about figures, 97 of 100"),
    ("diego", "visit_work", "omar", -110, "observed_visit", "Six steps kept, agreement written down at once"),
    ("diego", "fair_dealing", "omar", -108, "exam", "Exam about obligations"),
    ("diego", "request_handling", "omar", -70, "observed_visit", "Took up a complaint, rang the same day"),
    ("diego", "display", "ana", -25, "drill", "Display drill: third place of seven"),
    ("elena", "visit_work", "omar", -110, "observed_visit", "Began with a question, ended with a date"),
    ("elena", "fair_dealing", "omar", -108, "exam", "Exam about obligations"),
    ("elena", "request_handling", "omar", -75, "course", "Course about complaints"),
    ("elena", "display", "ana", -25, "drill", "Display drill: first place of seven"),
    ("elena", "retailer_coaching", "ana", -12, "observed_visit", "Let the retailer try it herself"),
    ("farid", "visit_work", "omar", -105, "course", "Course about visits"),
    ("farid", "fair_dealing", "omar", -105, "exam", "Exam about obligations"),
    ("farid", "request_handling", "omar", -30, "observed_visit", "A complaint about a late delivery"),
    ("irina", "visit_work", "omar", -110, "observed_visit", "Nothing to add"),
    ("irina", "fair_dealing", "omar", -108, "exam", "Exam about obligations"),
    ("irina", "order_advice", "omar", -100, "exam", "Exam about orders"),
    ("irina", "request_handling", "omar", -100, "course", "Course about complaints"),
    ("irina", "display", "ana", -25, "drill", "Display drill: second place of seven"),
    ("irina", "retailer_coaching", "ana", -18, "observed_visit", "Showed Noor and the retailer at once"),
    ("irina", "passing_on", "ana", -10, "observed_visit", "Noor's second week, four visits together"),
    ("jamal", "visit_work", "omar", -100, "course", "Course about visits"),
    ("jamal", "request_handling", "omar", -85, "observed_visit", "Answered at the counter"),
    ("kim", "visit_work", "omar", -110, "observed_visit", "Knows every owner by name"),
    ("kim", "fair_dealing", "omar", -108, "exam", "Exam about obligations"),
    ("kim", "request_handling", "omar", -60, "course", "Course about complaints"),
    ("kim", "own_learning", "ana", -14, "topic", "Topic: how the market day changes orders"),
    ("lucia", "visit_work", "omar", -62, "course", "Course about visits"),
    ("noor", "visit_work", "omar", -5, "course", "Course about visits"),
)  # fmt: skip
SEASON = CompetenceSaid(
    "season_stock",
    "Stock for the feasts",
    "skill",
    "service",
    "Plans with a retailer what has to be there before the feasts, and what goes back afterwards.",
)


def tell(scene: Scene) -> None:
    ana, laid = scene.viewer("ana"), scene.moment(LAID)
    lay_default_ladder(by=ana, at=laid, begins=laid.date(), named=DEFAULT_COMPETENCES)
    for who, by, day, rung, why in PLACES:
        at = scene.moment(day)
        place_person(
            by=scene.viewer(by),
            at=at,
            today=scene.today,
            person_id=_number(scene, who),
            rung=rung,
            begins=at.date(),
            why=why,
        )
    competences = {each.code: each.pk for each in in_use(ana)}
    for who, code, by, day, kind, said in PROOFS:
        at = scene.moment(day, 16)
        confirm_proof(
            by=scene.viewer(by),
            at=at,
            today=scene.today,
            person_id=_number(scene, who),
            competence_id=competences[code],
            kind=kind,
            day=at.date(),
            said=said,
        )
    _take_one_back(scene)
    _ask_for_something_new(scene)


def _take_one_back(scene: Scene) -> None:
    ana = scene.viewer("ana")
    farid = person_on_ladder(ana, scene.person_code("farid"), on=scene.today)
    proof = next(each for each in farid.proofs if each.competence.code == "request_handling")
    take_back_proof(
        by=ana,
        at=scene.moment(-26),
        today=scene.today,
        number=proof.pk,
        why="The retailer had rung the office himself; to be seen again.",
    )


def _ask_for_something_new(scene: Scene) -> None:
    """A competence of the company's own, asked from the month after next on."""
    ana, at = scene.viewer("ana"), scene.moment(-3)
    made = add_competence(by=ana, at=at, said=SEASON)
    set_need(
        by=ana,
        at=at,
        today=scene.today,
        post="account_manager",
        rung="senior",
        competence_id=made.pk,
        proofs=["course", "observed_visit"],
        begins=scene.month.plus(2).start,
    )


def _number(scene: Scene, who: str) -> int:
    return person_named(scene.by, scene.person_code(who)).pk
