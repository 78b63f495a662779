from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InspectionConfig(AppConfig):
    name = "ronda.inspection"
    verbose_name = _("Inspection")

    def ready(self) -> None:
        # Not at the top: queries import models, which are there only now.
        from ronda.inspection.queries.for_visits import (
            checked_since,
            disproved_now,
            fields_since,
            on_site_now,
        )
        from ronda.inspection.queries.steps.seen import read_finding
        from ronda.inspection.queries.ties import checks_tied
        from ronda.inspection.queries.units.seen import blind_visits, may_inspect
        from ronda.inspection.services.steps import take_up_flag
        from ronda.inspection.services.steps.daily import do_findings_day
        from ronda.inspection.wording import AREAS
        from ronda.inspection.wording.causes import finding_address, finding_causes
        from ronda.inspection.wording.rounds_waiting import rounds_part
        from ronda.inspection.wording.waiting import waiting_part
        from ronda.jobs.services import register_daily
        from ronda.learning.queries.causes import tell_causes
        from ronda.visits.queries.hooks import read_with
        from ronda.visits.services.proof import when_confirmed
        from ronda.work.queries.reached import reach
        from ronda.work.queries.ties import tie
        from ronda.work.services.digests import add_part
        from ronda.work.views.sections import Place, everybody, section_named
        from ronda.work.wording import tell_area

        tie("checks", checks_tied)
        visits = section_named("visits")
        visits.add(Place("inspections", _("Inspections"), everybody))
        visits.add(Place("inspection_mine", _("My inspections"), may_inspect))
        visits.add(Place("findings", _("Findings"), everybody))
        read_with(
            disproved=disproved_now,
            on_site=on_site_now,
            checked=checked_since,
            blind=blind_visits,
            compared=fields_since,
        )
        reach("finding", read_finding)
        tell_causes("finding", finding_causes, address=finding_address)
        when_confirmed(take_up_flag)
        add_part(waiting_part)
        add_part(rounds_part)
        register_daily("findings", do_findings_day)
        for area in AREAS:
            tell_area(area.REFUSALS, area.DEEDS)
