from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class OutletsConfig(AppConfig):
    name = "ronda.outlets"
    verbose_name = _("Outlets")

    def ready(self) -> None:
        # Not at the top: services import models, which are there only now.
        from ronda.jobs.services import register, register_daily
        from ronda.outlets.services.class_changes import write_classes_due
        from ronda.outlets.services.proposals import KIND, may_propose, run_proposal

        register(
            KIND,
            run_proposal,
            may=may_propose,
            title=_("Proposal of portfolios"),
            steps={
                "read": _("Reading outlets and people"),
                "divide": _("Dividing the outlets"),
                "keep": _("Keeping the proposal"),
            },
            leads_to=lambda job: reverse("outlets_proposal", args=[job.result["proposal"]]),
        )
        register_daily("classes", lambda by, at, today: {"classes": write_classes_due(by, at, today)})
