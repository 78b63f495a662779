"""The cockpit's addresses."""

from django.urls import path, register_converter

from ronda.cockpit.services.answering import ANSWERS
from ronda.cockpit.views import (
    board,
    board_lists,
    closing,
    closing_deeds,
    day,
    evidence,
    home,
    missed,
    month,
    outlet_recent,
    person,
    policies,
    prizes,
    search,
    set_up,
    statement,
    targets,
    team,
    year,
)
from ronda.kernel.period import Month


class MonthInAddress:
    """`2026-10` as a Month; anything else is no address."""

    regex = r"\d{4}-\d{2}"

    def to_python(self, text: str) -> Month:
        return Month.parse(text)

    def to_url(self, month: Month | str) -> str:
        return str(month)


class AnswerInAddress:
    """The name of a button of the day."""

    regex = "|".join(ANSWERS)

    def to_python(self, text: str) -> str:
        return text

    def to_url(self, name: str) -> str:
        return name


class YearInAddress:
    """Four digits of this or another century of sales."""

    regex = r"(?:19|20)\d{2}"

    def to_python(self, text: str) -> int:
        return int(text)

    def to_url(self, year: int) -> str:
        return str(year)


register_converter(MonthInAddress, "month")
register_converter(YearInAddress, "year")
register_converter(AnswerInAddress, "answer")

urlpatterns = [
    path("", home.begin, name="home"),
    path("outlets/<path:code>/recent/", outlet_recent.show_recent, name="outlet_recent"),
    path("team/", board.show_board, name="team"),
    path("team/results/", team.show_team, name="team_results"),
    path("team/goals/<str:code>/", board_lists.show_goal, name="board_goal"),
    path("team/work/<str:kind>/", board_lists.show_flight, name="board_flight"),
    path("team/changes/", board_lists.show_changes, name="board_changes"),
    path("team/conversations/", board_lists.show_talks, name="board_talks"),
    path("team/years/<year:year>/", year.show_team_year, name="year_of_team"),
    path("team/points/", board_lists.export_heat, name="board_points"),
    path("team/export/", team.export_team, name="team_export"),
    path("today/", day.show_day, name="today"),
    path("today/refresh/", day.refresh, name="estimate_refresh"),
    path("today/<answer:what>/<int:number>/", day.answer, name="answer"),
    path("today/<answer:what>/<int:number>/take-back/", day.undo, name="answer_undo"),
    path("me/", month.show_me, name="me"),
    path("people/<str:code>/<month:month>/", person.show_person, name="person"),
    path("people/<str:code>/<month:month>/evidence/", evidence.show_evidence, name="evidence"),
    path("people/<str:code>/<month:month>/missed/", missed.show_all_missed, name="all_missed"),
    path("people/<str:code>/<month:month>/missed/<str:indicator>/", missed.show_missed, name="missed"),
    path("people/<str:code>/<year:year>/", year.show_year, name="year"),
    path("missed/<month:month>/", missed.show_missed_of_centre, name="missed_of_centre"),
    path("statement/<str:code>/", statement.show_statements, name="statements"),
    path("statement/<str:code>/<month:month>/", statement.show_statement, name="statement"),
    path("statements/<month:month>/", statement.show_centre_month, name="statements_of_month"),
    path("innovation/prizes/", prizes.show_prizes, name="prizes"),
    path("innovation/prizes/<int:entry>/", prizes.show_prize, name="prize"),
    path("innovation/prizes/<int:entry>/approve/", prizes.approve, name="prize_approve"),
    path("innovation/prizes/<int:entry>/refuse/", prizes.refuse, name="prize_refuse"),
    path("innovation/prizes/<int:entry>/pay/", prizes.pay, name="prize_pay"),
    path(
        "innovation/prizes/<int:entry>/payments/<int:payment>/take-back/",
        prizes.take_back,
        name="prize_take_back",
    ),
    path("month-close/", closing.show_months, name="close"),
    path("month-close/years/<year:year>/", year.settle, name="close_year"),
    path("month-close/<month:month>/", closing.show_month, name="close_month"),
    path("month-close/<month:month>/do/<slug:deed>/", closing_deeds.do_deed, name="close_do"),
    path("month-close/<month:month>/<slug:step>/", closing.show_step, name="close_step"),
    path("search/", search.search, name="search"),
    path("set-up/", set_up.show_set_up, name="setup"),
    path("set-up/policies/", policies.show_policies, name="policies"),
    path("set-up/targets/", targets.list_targets, name="targets_list"),
    path("set-up/targets/<int:number>/withdraw/", targets.withdraw, name="targets_withdraw"),
    path(
        "set-up/targets/<month:month>/<slug:indicator>/<slug:subject>/raise/",
        targets.raise_targets,
        name="targets_raise",
    ),
    path(
        "set-up/targets/<month:month>/<slug:indicator>/<slug:subject>/<str:code>/",
        targets.show_target,
        name="targets_target",
    ),
]
