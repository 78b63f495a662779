"""One deed for many chosen outlets."""

from typing import Any

import pytest

from ronda.cockpit.tests.pages_world import browser_of
from ronda.outlets.models import ClassChange, Deed, Outlet
from ronda.outlets.tests.pages import heads_of, words_of

CLASSES = "/set-up/outlets/classes/"
GIVE = "/set-up/outlets/hand-over/"
CHANGE = {"send": "Change", "grade": "7", "compliance": "C", "why": "Grading of the year"}
HAND_OVER = {"send": "Hand over", "person": "E06", "start": "2022-12-01", "why": "Farid is away"}


def grades() -> dict[str, Any]:
    return dict(Outlet.objects.filter(grade__isnull=False).values_list("code", "grade"))


def proposed() -> list[tuple[str, str, str]]:
    """Outlet, class and what it is to be; Diego has proposed a size before."""
    return sorted(ClassChange.objects.exclude(which="size").values_list("outlet__code", "which", "new"))


def test_classes_of_chosen_outlets_are_proposed_and_somebody_else_approves_them_all(october: None) -> None:
    yusuf, ana = browser_of("yusuf"), browser_of("ana")

    asked = words_of(yusuf.post(CLASSES, {"chosen": ["R1", "R2"]}))
    done = yusuf.post(CLASSES, CHANGE | {"chosen": ["R1", "R2"]})

    assert "2 outlets Change classes" in asked
    assert done.status_code == 302
    assert "4 changes of class are proposed; somebody else approves them." in words_of(
        yusuf.get("/outlets/R2/")
    )
    assert grades() == {}
    chosen = {"chosen": list(ClassChange.objects.values_list("pk", flat=True))}
    assert ana.post("/visits/base-data/classes/approve/", chosen).status_code == 302
    assert grades() == {"R1": 7, "R2": 7}
    assert "Compliance class nothing C Reason: Grading of the year" in words_of(ana.get("/outlets/R2/"))


def test_the_status_of_chosen_outlets_changes_at_once(october: None) -> None:
    yusuf = browser_of("yusuf")

    yusuf.post(
        CLASSES, {"send": "Change", "status": "suspended", "why": "Road works", "chosen": ["R1", "R2"]}
    )

    assert "2 outlets are changed." in words_of(yusuf.get("/outlets/R2/"))
    assert set(Outlet.objects.filter(code__in=["R1", "R2"]).values_list("status", flat=True)) == {"suspended"}


def test_all_that_a_filter_finds_can_be_chosen(october: None) -> None:
    browser_of("yusuf").post(f"{CLASSES}?holder=E05", CHANGE | {"every": "on", "chosen": ["R8"]})

    assert proposed() == [
        (code, *to) for code in ("R1", "R2", "R3") for to in (("compliance", "C"), ("grade", "7"))
    ]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"why": ""}, "Reason : This field is required."),
        ({"grade": "", "compliance": ""}, "Choose at least one class that is to change."),
        ({"chosen": ["R1", "H1"]}, "One of these outlets is not among yours any more; choose again."),
    ],
)
def test_what_cannot_be_is_refused_for_all(october: None, values: dict[str, Any], told: str) -> None:
    answer = browser_of("yusuf").post(CLASSES, CHANGE | {"chosen": ["R1", "R2"]} | values)

    assert answer.status_code == 422
    assert told in words_of(answer)
    assert proposed() == []


def test_chosen_outlets_go_to_an_account_manager_and_back(october: None) -> None:
    yusuf, elena = browser_of("yusuf"), browser_of("elena")

    yusuf.post(GIVE, HAND_OVER | {"chosen": ["R7", "R8"]})
    had = heads_of(elena.get("/outlets/"))
    yusuf.post(f"/set-up/outlets/done/{Deed.objects.get().pk}/")

    assert had == [f"Shop R{number}" for number in (4, 5, 6, 7, 8)]
    assert heads_of(elena.get("/outlets/")) == [f"Shop R{number}" for number in (4, 5, 6)]
    history = words_of(yusuf.get("/outlets/R7/"))
    assert "Elena Novak from Dec 1, 2022 Reason: Farid is away" in history


def test_a_director_hands_over_in_the_own_centre_and_changes_no_class(october: None) -> None:
    ana = browser_of("ana")

    given = ana.post(GIVE, HAND_OVER | {"chosen": ["R7"]})

    assert given["Location"] == "/outlets/"
    assert "Shop R7" in heads_of(browser_of("elena").get("/outlets/"))
    assert ana.post(CLASSES, CHANGE | {"chosen": ["R7"]}).status_code == 404


@pytest.mark.parametrize("name", ["diego", "bruno", "carmen", "wei", "teresa", "hugo", "ingrid"])
def test_nobody_else_hands_over(october: None, name: str) -> None:
    answer = browser_of(name).post(GIVE, HAND_OVER | {"chosen": ["R1"]})

    assert answer.status_code in {404, 422}
    assert not Deed.objects.exists()


def test_a_person_of_another_company_cannot_be_chosen(october: None) -> None:
    answer = browser_of("yusuf").post(GIVE, HAND_OVER | {"chosen": ["R1"], "person": "H02"})

    assert answer.status_code == 422
    assert not Deed.objects.exists()
