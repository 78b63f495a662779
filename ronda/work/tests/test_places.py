"""The way through the pages of work: whom it leads where, and how it marks the page that one is on."""

from django.template import Context

from ronda.people.rules import Viewer
from ronda.work.templatetags.places import work_places
from ronda.work.views.places import GROUPS

DIRECTOR = Viewer(1, 1, frozenset({"director"}), frozenset({1}))
ACCOUNT_MANAGER = Viewer(1, 5, frozenset({"account_manager"}), frozenset({1}))


def names(viewer: Viewer, here: str = "work") -> set[str]:
    shown = work_places(Context({"viewer": viewer}), here)
    return {each["place"].name for group in shown["groups"] for each in group["places"]}


def test_every_place_stands_in_one_group() -> None:
    held = [place.name for group in GROUPS for place in group.places]

    assert len(held) == len(set(held))


def test_account_managers_are_not_led_to_what_the_back_office_reads() -> None:
    assert names(DIRECTOR) - names(ACCOUNT_MANAGER) == {"work_high_tier", "work_analyses", "work_office"}


def test_a_page_marks_its_place_and_shows_what_stands_beside_it() -> None:
    shown = work_places(Context({"viewer": DIRECTOR}), "work_handovers")

    assert [(each["place"].name, each["here"]) for each in shown["beside"]] == [
        ("work_tasks", False),
        ("work_handovers", True),
        ("work_requests", False),
    ]
    assert [group["here"] for group in shown["groups"]].count(True) == 1


def test_nobody_who_is_not_signed_in_is_led_anywhere() -> None:
    assert work_places(Context({}), "work")["groups"] == []
