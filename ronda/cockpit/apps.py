from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class CockpitConfig(AppConfig):
    name = "ronda.cockpit"
    verbose_name = _("Cockpit")

    def ready(self) -> None:
        # Not at the top: queries need the models, and those are not there yet.
        from ronda.cockpit.queries.after_course import months_after
        from ronda.cockpit.queries.business import business_read
        from ronda.cockpit.queries.months import closed_months
        from ronda.cockpit.queries.weak import weak_results
        from ronda.cockpit.services.bringing import register_estimate
        from ronda.cockpit.services.closing_jobs import register_steps
        from ronda.cockpit.views.places import PRIZES
        from ronda.cockpit.wording.closing import TITLES, WORK_STEPS
        from ronda.cockpit.wording.prizes import prizes_part
        from ronda.innovation.queries.home import HOME
        from ronda.learning.queries.causes import tell_causes
        from ronda.learning.queries.proposals import read_after
        from ronda.people.queries import register_closed_months
        from ronda.people.wording.indicators import INDICATORS
        from ronda.recognition.queries.selection import read_business_with
        from ronda.visits.queries.hooks import read_with
        from ronda.work.views.sections import section_named

        HOME.add(40, prizes_part)
        section_named("innovation").add(PRIZES)
        read_with(weak=weak_results)
        read_business_with(business_read)
        read_after(months_after)
        tell_causes("indicator", lambda: list(INDICATORS.items()))
        register_closed_months(closed_months)
        register_steps(TITLES, WORK_STEPS, lambda job: reverse("close_month", args=[job.subject]))
        register_estimate(lambda job: reverse("me"))
