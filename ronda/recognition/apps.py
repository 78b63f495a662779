from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecognitionConfig(AppConfig):
    name = "ronda.recognition"
    verbose_name = _("Recognition")

    def ready(self) -> None:
        # Not at the top: wording is translated only once Django is ready.
        from ronda.jobs.services import register_daily
        from ronda.recognition.queries.customers.rounds import read_round
        from ronda.recognition.queries.home import HOME
        from ronda.recognition.services.colleagues import do_peer_rounds_day
        from ronda.recognition.services.customers import do_survey_rounds_day
        from ronda.recognition.views.places import PLACES
        from ronda.recognition.wording import AREAS
        from ronda.recognition.wording.own_home import (
            colleagues_part,
            notes_digest,
            notes_part,
            peer_dates,
            peer_digest,
            selection_part,
        )
        from ronda.recognition.wording.survey_home import survey_dates, surveys_digest, surveys_part
        from ronda.work.queries.dates import add_dates
        from ronda.work.queries.reached import reach
        from ronda.work.services.digests import add_part
        from ronda.work.views.sections import section
        from ronda.work.wording import tell_area

        HOME.add(20, surveys_part)
        add_dates(survey_dates)
        add_part(surveys_digest)
        reach("survey_round", read_round)
        HOME.add(10, colleagues_part)
        HOME.add(30, notes_part)
        HOME.add(40, selection_part)
        add_dates(peer_dates)
        add_part(peer_digest)
        add_part(notes_digest)
        register_daily("peer_rounds", do_peer_rounds_day)
        register_daily("survey_rounds", do_survey_rounds_day)

        section("recognition", _("Recognition"), PLACES)
        for area in AREAS:
            tell_area(area.REFUSALS, area.DEEDS)
