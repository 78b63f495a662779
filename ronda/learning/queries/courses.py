"""Which courses a viewer reads, keeps and teaches, and whose learning of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from ronda.kernel.refusal import NotAllowedError
from ronda.learning.models import Course, CourseDone, MaterialSeen
from ronda.learning.queries.setters import SETTERS
from ronda.people.queries import people_for
from ronda.people.rules import Viewer
from ronda.work.queries.reached import Reached
from ronda.work.rules import as_leader

KEEPERS = SETTERS
READS_ALL = KEEPERS | {"leader"}


@dataclass(frozen=True)
class CoursesWanted:
    """What the list is narrowed down to; `mine` is done, begun or open."""

    words: str = ""
    form: str = ""
    post: str = ""
    competence: str = ""
    state: str = ""
    mine: str = ""


def may_keep(viewer: Viewer) -> bool:
    """Make courses, change, offer and retire them."""
    return bool(viewer.roles & KEEPERS)


def may_teach(viewer: Viewer, course: Course) -> bool:
    """Keep the materials of a course: whoever keeps courses, and its trainer."""
    own = viewer.person_id is not None and course.trainer_id == viewer.person_id
    return course.company_id == viewer.company_id and (own or may_keep(viewer))


def read_course(viewer: Viewer, number: int) -> Reached | None:
    """What lies with a course is for those who teach it."""
    course = courses_for(viewer).filter(pk=number).first()
    return Reached() if course is not None and may_teach(viewer, course) else None


def refuse_unless_keeper(viewer: Viewer) -> None:
    if not may_keep(viewer):
        raise NotAllowedError("keeping courses")


def courses_for(viewer: Viewer, wanted: CoursesWanted | None = None) -> QuerySet[Course]:
    """Offered ones, those that one has done or teaches; keepers and leaders read every one."""
    courses = Course.objects.filter(company_id=viewer.company_id)
    me = viewer.person_id or 0
    done = CourseDone.objects.filter(course=OuterRef("pk"), person_id=me).order_by("-day")
    begun = MaterialSeen.objects.filter(version__material__course=OuterRef("pk"), person_id=me)
    if not viewer.roles & READS_ALL:
        courses = courses.filter(Q(state=Course.State.OFFERED) | Q(trainer_id=me) | Q(Exists(done)))
    courses = courses.annotate(done_on=Subquery(done.values("day")[:1]), begun=Exists(begun))
    return _narrowed(courses, wanted or CoursesWanted())


def course_for(viewer: Viewer, number: int) -> Course:
    found = courses_for(viewer).select_related("company", "trainer", "priority").filter(pk=number).first()
    if found is None:
        raise NotAllowedError(f"course {number}")
    return found


def course_kept(viewer: Viewer, number: int) -> Course:
    """For a change of what the course is."""
    refuse_unless_keeper(viewer)
    return course_for(viewer, number)


def course_taught(viewer: Viewer, number: int) -> Course:
    """For a change of its materials."""
    course = course_for(viewer, number)
    if not may_teach(viewer, course):
        raise NotAllowedError(f"materials of course {number}")
    return course


def learning_seen(viewer: Viewer, *, on: date, path: str = "person") -> Q:
    """Rows of oneself and of the people whom the viewer leads on the day; an administrator's own only."""
    return Q(**{f"{path}__in": people_for(as_leader(viewer), on=on).values("pk")})


def done_seen(viewer: Viewer, *, on: date) -> QuerySet[CourseDone]:
    """Completed courses: one's own, those of the people one leads, and those that one teaches."""
    taught = Q(course__trainer_id=viewer.person_id) if viewer.person_id else Q(pk__in=[])
    rows = CourseDone.objects.filter(learning_seen(viewer, on=on) | taught, company_id=viewer.company_id)
    return rows.select_related("person", "course", "training_class")


def own_done(viewer: Viewer, course: Course) -> CourseDone | None:
    """The last time that the viewer did it."""
    return CourseDone.objects.filter(course=course, person_id=viewer.person_id or 0).order_by("-day").first()


def _narrowed(courses: QuerySet[Any], wanted: CoursesWanted) -> QuerySet[Any]:
    for word in wanted.words.split():
        text = Q(title__icontains=word) | Q(code__icontains=word) | Q(purpose__icontains=word)
        courses = courses.filter(text)
    if wanted.form:
        courses = courses.filter(form=wanted.form)
    if wanted.state:
        courses = courses.filter(state=wanted.state)
    if wanted.post:
        # As text: JSON cannot be searched alike in both databases; quotes keep a code whole.
        courses = courses.filter(Q(posts=[]) | Q(posts__icontains=f'"{wanted.post}"'))
    if wanted.competence:
        courses = courses.filter(competences__code=wanted.competence)
    if wanted.mine == "done":
        courses = courses.filter(done_on__isnull=False)
    elif wanted.mine == "begun":
        courses = courses.filter(done_on__isnull=True, begun=True)
    elif wanted.mine == "open":
        courses = courses.filter(done_on__isnull=True, begun=False)
    return courses
