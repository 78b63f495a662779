from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class WorkConfig(AppConfig):
    name = "ronda.work"
    verbose_name = _("Work")

    def ready(self) -> None:
        # Not at the top: services import models, which are there only now.
        from ronda.jobs.services import register, register_daily
        from ronda.work.services import effect
        from ronda.work.services.daily import do_day
        from ronda.work.services.digests import send_with
        from ronda.work.wording.digest import send_digest

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
