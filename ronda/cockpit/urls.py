"""The cockpit's addresses."""

from django.urls import path, register_converter

from ronda.cockpit.views import evidence, home, missed, person, set_up, statement, team
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
    path("people/<str:code>/<month:month>/evidence/", evidence.show_evidence, name="evidence"),
    path("people/<str:code>/<month:month>/missed/", missed.show_all_missed, name="all_missed"),
    path("people/<str:code>/<month:month>/missed/<str:indicator>/", missed.show_missed, name="missed"),
    path("missed/<month:month>/", missed.show_missed_of_centre, name="missed_of_centre"),
    path("statement/<str:code>/", statement.show_statements, name="statements"),
    path("statement/<str:code>/<month:month>/", statement.show_statement, name="statement"),
    path("statements/<month:month>/", statement.show_centre_month, name="statements_of_month"),
    path("set-up/", set_up.show_set_up, name="setup"),
]
