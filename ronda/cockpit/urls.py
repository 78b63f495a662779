"""The cockpit's addresses."""

from django.urls import path, register_converter

from ronda.cockpit.views import home, person, set_up, team
from ronda.kernel.period import Month


class MonthInAddress:
    """`2026-10` as a Month; anything else is no address."""

    regex = r"\d{4}-\d{2}"

    def to_python(self, text: str) -> Month:
        return Month.parse(text)

    def to_url(self, month: Month | str) -> str:
        return str(month)


register_converter(MonthInAddress, "month")

urlpatterns = [
    path("", home.begin, name="home"),
    path("team/", team.show_team, name="team"),
    path("team/export/", team.export_team, name="team_export"),
    path("me/", person.show_me, name="me"),
    path("people/<str:code>/<month:month>/", person.show_person, name="person"),
    path("people/<str:code>/<month:month>/evidence/", person.show_evidence, name="evidence"),
    path("set-up/", set_up.show_set_up, name="setup"),
]
