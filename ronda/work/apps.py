from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class WorkConfig(AppConfig):
    name = "ronda.work"
    verbose_name = _("Work")

    def ready(self) -> None:
        # Not at the top: services import models, which are there only now.
        from ronda.jobs.services import register, register_daily
        from ronda.people.services.leaving import ask_before_end
        from ronda.work.services import anomaly_search, effect
        from ronda.work.services.daily import do_day
        from ronda.work.services.digests import send_with
        from ronda.work.services.leaving import open_work_in_centre
        from ronda.work.wording.digest import send_digest

        ask_before_end(open_work_in_centre)
        register_daily("work", do_day)
        send_with(send_digest)

        register(
            effect.KIND,
            effect.run_effect,
            may=effect.may_see_effects,
            title=_("Effect of a plan"),
            steps={
                "find": _("Finding comparable outlets"),
                "read": _("Reading the sales ledger"),
                "compare": _("Comparing"),
                "keep": _("Keeping the figures"),
            },
            leads_to=lambda job: reverse(
                "work_plan_effect_kept", args=[job.result["plan"], job.result["analysis"]]
            ),
        )
        register(
            anomaly_search.KIND,
            anomaly_search.run_anomalies,
            may=anomaly_search.may_look,
            title=_("Looking for anomalies"),
            steps={
                "read": _("Reading the sales ledger"),
                "compare": _("Comparing"),
                "keep": _("Keeping the figures"),
            },
            leads_to=lambda job: reverse("work_analysis", args=[job.result["analysis"]]),
        )
