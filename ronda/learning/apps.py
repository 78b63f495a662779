from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    name = "ronda.learning"
    verbose_name = _("Learning")

    def ready(self) -> None:
        # Not at the top: wording is translated only once Django is ready.
        from django.urls import reverse
        from django.utils import timezone

        from ronda.jobs.services import register, register_daily
        from ronda.learning.queries.classes.seen import read_class
        from ronda.learning.queries.courses import read_course
        from ronda.learning.queries.home import add_home_part
        from ronda.learning.queries.ladder_person import read_ladder
        from ronda.learning.queries.practice.drills import read_drill
        from ronda.learning.queries.practice.observations import read_observation
        from ronda.learning.queries.year.plans import read_training_plan
        from ronda.learning.services.certification.daily import do_certification_day
        from ronda.learning.services.exams_day import do_exams_day
        from ronda.learning.services.practice import do_practice_day
        from ronda.learning.services.year import asking
        from ronda.learning.views.places import PLACES
        from ronda.learning.wording import AREAS
        from ronda.learning.wording.certification_dates import (
            certification_dates,
            certification_digest,
            certification_part,
        )
        from ronda.learning.wording.class_dates import class_dates, class_part
        from ronda.learning.wording.course_home import courses_part
        from ronda.learning.wording.exam_home import exam_dates, exam_digest, exams_part
        from ronda.learning.wording.ladder_home import ladder_part
        from ronda.learning.wording.practice_home import practice_dates, practice_digest, practice_part
        from ronda.learning.wording.year_home import classes_part, planned_part
        from ronda.work.queries.dates import add_dates
        from ronda.work.queries.reached import reach
        from ronda.work.services.digests import add_part
        from ronda.work.views.sections import section
        from ronda.work.wording import tell_area

        register_daily("exams", do_exams_day)
        add_home_part(20, exams_part)
        add_dates(exam_dates)
        add_part(exam_digest)
        register_daily("certification", do_certification_day)
        add_home_part(40, certification_part)
        add_dates(certification_dates)
        add_part(certification_digest)
        reach("ladder", lambda viewer, number: read_ladder(viewer, number, on=timezone.localdate()))
        add_home_part(10, ladder_part)
        add_home_part(30, courses_part)
        reach("course", read_course)
        reach("observation", lambda viewer, number: read_observation(viewer, number, timezone.localdate()))
        reach("drill", read_drill)
        register_daily("practice", do_practice_day)
        add_home_part(50, practice_part)
        add_part(practice_digest)
        add_dates(practice_dates)

        register(
            asking.KIND,
            asking.run_training_plan,
            may=asking.may_see_training_planned,
            title=_("The year's training plan"),
            steps={
                "read": _("Reading courses, posts, visits, tasks and leave"),
                "search": _("Looking for an even year"),
                "compare": _("Comparing with the plan in force"),
                "keep": _("Keeping the plan"),
            },
            leads_to=lambda job: reverse("training_plan", args=[job.result["plan"]]),
        )
        reach("training_plan", read_training_plan)
        reach("training_class", read_class)
        add_home_part(15, planned_part)
        add_home_part(16, classes_part)
        add_dates(class_dates)
        add_part(class_part)

        section("learning", _("Learning"), PLACES)
        for area in AREAS:
            tell_area(area.REFUSALS, area.DEEDS)
