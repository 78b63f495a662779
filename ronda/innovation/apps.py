from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InnovationConfig(AppConfig):
    name = "ronda.innovation"
    verbose_name = _("Innovation")

    def ready(self) -> None:
        # Not at the top: wording is translated only once Django is ready.
        from ronda.innovation.queries.home import HOME
        from ronda.innovation.queries.ideas import read_idea
        from ronda.innovation.queries.topics import read_topic
        from ronda.innovation.services.ideas import do_ideas_day
        from ronda.innovation.views.places import PLACES
        from ronda.innovation.wording import AREAS
        from ronda.innovation.wording.home import (
            answers_part,
            innovation_dates,
            innovation_digest,
            own_part,
            topics_part,
        )
        from ronda.jobs.services import register_daily
        from ronda.work.queries.dates import add_dates
        from ronda.work.queries.reached import reach
        from ronda.work.services.digests import add_part
        from ronda.work.views.sections import section
        from ronda.work.wording import tell_area

        reach("idea", read_idea)
        reach("topic", read_topic)
        HOME.add(10, answers_part)
        HOME.add(20, own_part)
        HOME.add(30, topics_part)
        add_dates(innovation_dates)
        add_part(innovation_digest)
        register_daily("ideas", do_ideas_day)
        section("innovation", _("Innovation"), PLACES)
        for area in AREAS:
            tell_area(area.REFUSALS, area.DEEDS)
