from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecognitionConfig(AppConfig):
    name = "ronda.recognition"
    verbose_name = _("Recognition")

    def ready(self) -> None:
        # Not at the top: wording is translated only once Django is ready.
        from ronda.recognition.views.places import PLACES
        from ronda.recognition.wording import AREAS
        from ronda.work.views.sections import section
        from ronda.work.wording import tell_area

        section("recognition", _("Recognition"), PLACES)
        for area in AREAS:
            tell_area(area.REFUSALS, area.DEEDS)
