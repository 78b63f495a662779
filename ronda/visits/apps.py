from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VisitsConfig(AppConfig):
    name = "ronda.visits"
    verbose_name = _("Visits")

    def ready(self) -> None:
        # Not at the top: queries import models, which are there only now.
        from ronda.visits.queries import visits_tied
        from ronda.work.queries.ties import tie

        tie("visits", visits_tied)
