from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class VisitsConfig(AppConfig):
    name = "ronda.visits"
    verbose_name = _("Visits")

    def ready(self) -> None:
        # Not at the top: queries import models, which are there only now.
        from ronda.jobs.services import register, register_daily
        from ronda.visits.queries import visits_tied
        from ronda.visits.queries.plan_rows import read_plan
        from ronda.visits.queries.plan_shapes import tell_with
        from ronda.visits.queries.proof.seeing import read_flag
        from ronda.visits.queries.visit_page import read_visit
        from ronda.visits.services.daily import do_visits_day
        from ronda.visits.services.plans import asking, do_plans_day
        from ronda.visits.views.places import PLACES
        from ronda.visits.wording import AREAS
        from ronda.visits.wording.asked import asked_part
        from ronda.visits.wording.class_digest import class_part
        from ronda.visits.wording.plan_causes import plan_part
        from ronda.visits.wording.plan_dates import visit_dates
        from ronda.visits.wording.plan_sentences import told
        from ronda.visits.wording.warned import warned_part
        from ronda.work.queries.dates import add_dates
        from ronda.work.queries.reached import reach
        from ronda.work.queries.ties import tie
        from ronda.work.services.digests import add_part
        from ronda.work.views.sections import section
        from ronda.work.wording import tell_area

        register(
            asking.KIND,
            asking.run_plan,
            may=asking.may_see_plans_made,
            title=_("The month's plan of visits"),
            steps={
                "read": _("Reading outlets, days and ways"),
                "search": _("Looking for the shortest routes"),
                "compare": _("Comparing with the plan in force"),
                "keep": _("Keeping the plan"),
            },
            leads_to=lambda job: (
                f"{reverse('visit_plan', args=[job.result['person'], job.result['month']])}"
                f"?plan={job.result['plan']}"
            ),
        )
        section("visits", _("Visits"), PLACES)
        reach("visit_plan", read_plan)
        tell_with(told)
        add_dates(visit_dates)
        tie("visits", visits_tied)
        add_part(warned_part)
        add_part(plan_part)
        add_part(asked_part)
        add_part(class_part)
        reach("visit", read_visit)
        reach("flag", read_flag)
        register_daily("visits_done", do_visits_day)
        register_daily("visit_plans", do_plans_day)
        for area in AREAS:
            tell_area(area.REFUSALS, area.DEEDS)
