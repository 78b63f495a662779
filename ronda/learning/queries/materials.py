"""Materials of courses: today's for whoever sees the course, earlier versions for who learnt from them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Exists, OuterRef, Q, QuerySet

from ronda.kernel.refusal import NotAllowedError
from ronda.learning.models import Course, Material, MaterialSeen, MaterialVersion
from ronda.learning.queries.course_rules import course_rules
from ronda.learning.queries.courses import course_for, may_teach
from ronda.learning.rules.courses import covered, seconds_wanted
from ronda.people.rules import Viewer
from ronda.policy import CourseRules


def own_seen(viewer: Viewer, course: Course) -> QuerySet[MaterialSeen]:
    """Of all versions, for a version that came in between does not take learnt time away."""
    return MaterialSeen.objects.filter(person_id=viewer.person_id or 0, version__material__course=course)


@dataclass(frozen=True)
class Item:
    """A material as one person stands to it: `has` of `wanted` seconds; None: saying so is enough."""

    material: Material
    version: MaterialVersion
    seen: MaterialSeen | None
    wanted: int | None
    has: int
    earlier: tuple[MaterialVersion, ...] = ()
    learnt_earlier: bool = False

    @property
    def finished(self) -> bool:
        return self.seen is not None and self.seen.finished_at is not None

    @property
    def minutes(self) -> int:
        """How long it takes, in minutes begun."""
        return -(-(self.version.seconds or 0) // 60)

    @property
    def per_cent(self) -> int:
        if self.finished:
            return 100
        return min(99, 100 * self.has // self.wanted) if self.wanted else 0


def items_of(
    viewer: Viewer, course: Course, *, on: date, rows: Collection[MaterialSeen] | None = None
) -> list[Item]:
    """Of a course that was read through `course_for`; `rows` are what `own_seen` has read already."""
    versions = MaterialVersion.objects.filter(material__course=course, material__removed_at=None)
    ordered = versions.select_related("material").order_by("material__position", "material_id", "-number")
    seen = {each.version_id: each for each in (own_seen(viewer, course) if rows is None else rows)}
    teaches = may_teach(viewer, course)
    rules = course_rules(on)
    items = []
    for material, group in groupby(ordered, lambda each: each.material):
        newest, *earlier = group
        readable = tuple(each for each in earlier if teaches or each.pk in seen)
        learnt = any(each.pk in seen and seen[each.pk].finished_at for each in earlier)
        items.append(item_with(material, newest, seen.get(newest.pk), rules, readable, learnt))
    return items


def item_of(viewer: Viewer, version: MaterialVersion, *, on: date) -> Item:
    """Of a version that was read through `version_for`."""
    seen = MaterialSeen.objects.filter(version=version, person_id=viewer.person_id or 0).first()
    return item_with(version.material, version, seen, course_rules(on))


def item_with(
    material: Material,
    version: MaterialVersion,
    seen: MaterialSeen | None,
    rules: CourseRules,
    earlier: tuple[MaterialVersion, ...] = (),
    learnt_earlier: bool = False,
) -> Item:
    """Of what was read already."""
    wanted = seconds_wanted(
        material.kind,
        version.seconds,
        video_share=rules.video_seen_share,
        reading_share=rules.reading_time_share,
    )
    return Item(material, version, seen, wanted, has_seen(material, seen), earlier, learnt_earlier)


def has_seen(material: Material, seen: MaterialSeen | None) -> int:
    """Seconds that count towards finishing it."""
    if seen is None:
        return 0
    return covered([(start, end) for start, end in seen.parts]) if material.kind == "video" else seen.seconds


def version_for(viewer: Viewer, number: int) -> MaterialVersion:
    """Today's version of a material of a course that one sees; another one only to learners and teachers."""
    newer = MaterialVersion.objects.filter(material=OuterRef("material"), number__gt=OuterRef("number"))
    own = MaterialSeen.objects.filter(version=OuterRef("pk"), person_id=viewer.person_id or 0)
    found = (
        MaterialVersion.objects.filter(pk=number, material__course__company_id=viewer.company_id)
        .annotate(replaced=Exists(newer), learnt=Exists(own))
        .select_related("material__course", "made_by")
        .first()
    )
    if found is None:
        raise NotAllowedError(f"material {number}")
    course = course_for(viewer, found.material.course_id)
    past = found.replaced or found.material.removed_at is not None
    if past and not (found.learnt or may_teach(viewer, course)):
        raise NotAllowedError(f"material {number}")
    found.material.course = course
    return found


def material_taught(viewer: Viewer, number: int) -> Material:
    found = Material.objects.filter(
        Q(pk=number, removed_at=None), course__company_id=viewer.company_id
    ).first()
    if found is None:
        raise NotAllowedError(f"material {number}")
    found.course = course_for(viewer, found.course_id)
    if not may_teach(viewer, found.course):
        raise NotAllowedError(f"material {number}")
    return found
