from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    name = "ronda.learning"
    verbose_name = _("Learning")

    def ready(self) -> None:
        # Not at the top: wording is translated only once Django is ready.
        from ronda.jobs.services import register_daily
        from ronda.learning.services.handing_in import do_exams_day
        from ronda.learning.wording import AREAS
        from ronda.work.wording import tell_area

        register_daily("exams", do_exams_day)

        for area in AREAS:
            tell_area(area.REFUSALS, area.DEEDS)
