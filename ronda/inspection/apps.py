from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InspectionConfig(AppConfig):
    name = "ronda.inspection"
    verbose_name = _("Inspection")

    def ready(self) -> None:
        # Not at the top: queries import models, which are there only now.
        from ronda.inspection.queries.for_visits import checked_since, disproved_now, on_site_now
        from ronda.inspection.queries.ties import checks_tied
        from ronda.inspection.wording import AREAS
        from ronda.visits.queries.hooks import read_with
        from ronda.work.queries.ties import tie
        from ronda.work.wording import tell_area

        tie("checks", checks_tied)
        read_with(disproved=disproved_now, on_site=on_site_now, checked=checked_since)
        for area in AREAS:
            tell_area(area.REFUSALS, area.DEEDS)
