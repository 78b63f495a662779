from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "ronda.jobs"
    verbose_name = _("Background work")

    def ready(self) -> None:
        # Not at the top: services import models, which are there only now.
        from ronda.jobs.services import register
        from ronda.jobs.services.daily import KIND, run_daily

        register(KIND, run_daily, title=_("Work of the day"), steps={"work": _("Working through the day")})
