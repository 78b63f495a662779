from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "ronda.intake"
    verbose_name = _("Imports")

    def ready(self) -> None:
        from ronda.intake.queries import files_between
        from ronda.intake.services.uploads import CHECK, IMPORT, register_jobs
        from ronda.visits.queries.hooks import read_with

        read_with(files=files_between)
        register_jobs(
            titles={CHECK: _("Trying a file"), IMPORT: _("Taking a file in")},
            steps={
                "reading": _("Reading the file"),
                "checking": _("Checking the rows"),
                "writing": _("Writing"),
            },
            leads_to=lambda job: reverse("intake_check", args=[job.subject]),
        )
