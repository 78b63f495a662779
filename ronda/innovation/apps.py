from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InnovationConfig(AppConfig):
    name = "ronda.innovation"
    verbose_name = _("Innovation")

    def ready(self) -> None:
        # Not at the top: wording is translated only once Django is ready.
        from ronda.innovation.views.places import PLACES
        from ronda.innovation.wording import AREAS
        from ronda.work.views.sections import section
        from ronda.work.wording import tell_area

        section("innovation", _("Innovation"), PLACES)
        for area in AREAS:
            tell_area(area.REFUSALS, area.DEEDS)
