"""The three views and innovation as somebody attacks them who may not: every address, by everybody."""

from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.innovation import urls as innovation_urls
from ronda.innovation.models import Evidence, Points, ReviewEntry, Topic
from ronda.people.models import Company, Person
from ronda.people.tests.builders import a_centre, a_person, an_appointment
from ronda.recognition import urls as recognition_urls
from ronda.recognition.models import Criterion, SurveyRound
from tools.samples import samples_of

pytestmark = pytest.mark.usefixtures("october")

CAST = ("ana", "bruno", "carmen", "diego", "elena", "gao", "teresa", "wei", "yusuf")
# Of the other company an account manager and a director; of ours who directs another centre, and who left.
OUTSIDE = ("hugo", "ingrid", "nadia", "left")
LEADS = {"ana", "teresa"}
RUNS = LEADS | {"yusuf"}
ARRANGES = RUNS | {"carmen"}
KEEPS = ARRANGES | {"bruno"}
TEAM = {"ana", "bruno", "carmen", "diego", "elena", "farid"}
HERE = TEAM | {"gao"}
# In a centre of their own they lead; what they send there about ours is another matter, below.
ELSEWHERE = {"nadia", "ingrid"}
ALL = HERE | {"teresa", "wei", "yusuf"}
# Lists, and what anybody does in the own centre: whoever is not among us finds them empty.
FOR_EVERYBODY = {
    "recognition",
    "survey_rounds",
    "survey_hand_out",
    "questionnaires",
    "peer_rounds",
    "recognition_notes",
    "campaigns",
    "innovation",
    "ideas",
    "idea_new",
    "idea_alike",
    "topics",
    "topic_new",
    "reviews",
    "innovation_points",
    "innovation_climate",
}
NOT_SIGNED_IN = {"survey_answer"}
# A trial that has not begun, a centre that nobody else leads.
OF_ANOTHER_STATE = {"idea_spread", "topic_spread", "peer_key", "review_order"}


def who_may() -> dict[str, set[str]]:
    """By the name of an address: who gets in at the objects of the samples. All others must not."""
    return {
        "survey_new": RUNS | ELSEWHERE,
        "survey_round": ALL,
        "survey_bringers": RUNS,
        "survey_cancel": RUNS,
        "survey_close": RUNS,
        "survey_extend": RUNS,
        "survey_step": RUNS,
        "survey_print": KEEPS | {"gao"},
        "survey_sheets": KEEPS,
        "survey_sheet": KEEPS,
        "survey_sheet_step": KEEPS | {"gao"},
        "survey_code": KEEPS | {"gao"},
        "survey_aside": KEEPS | {"gao"},
        "survey_void": KEEPS,
        "survey_keying": KEEPS,
        "survey_key": KEEPS,
        "survey_calls": KEEPS,
        "survey_call": KEEPS,
        "survey_results": LEADS | {"diego", "elena", "farid"},
        "survey_result": LEADS | {"diego"},
        "questionnaire_new": RUNS | ELSEWHERE,
        "questionnaire": ALL | {"nadia"},
        "questionnaire_write": RUNS | {"nadia"},
        "questionnaire_copy": RUNS | {"nadia"},
        "questionnaire_retire": RUNS | {"nadia"},
        "peer_round_new": ARRANGES | ELSEWHERE,
        "peer_round": TEAM | {"teresa", "wei", "yusuf"},
        "peer_rate": TEAM,
        "peer_place": ARRANGES,
        "peer_exclude": ARRANGES,
        "peer_include": ARRANGES,
        "peer_cancel": ARRANGES,
        "peer_step": ARRANGES,
        "peer_passphrase": {"teresa", "wei"},
        "peer_key": {"teresa", "wei"},
        "peer_results": TEAM | {"teresa"},
        "peer_comments": LEADS,
        "peer_comment_hide": set(),
        "peer_comment_show": set(),
        "recognition_note_new": LEADS | {"ingrid"},
        "recognition_note_answer": {"diego"},
        "recognition_note_take_back": {"ana"},
        "campaign_new": LEADS | ELSEWHERE,
        "campaign": ALL,
        "campaign_nominate": LEADS,
        "campaign_judge": LEADS,
        "campaign_choose": set(),
        "campaign_object": set(),
        "campaign_answer": set(),
        "campaign_certificate": set(),
        "campaign_cancel": LEADS,
        "campaign_step": LEADS,
        "rater_audit": LEADS | {"wei"} | ELSEWHERE,
        "rater_audit_decide": set(),
        "idea": HERE | {"teresa"},
        "idea_change": {"diego"},
        "idea_answer": LEADS,
        "idea_try": LEADS,
        "idea_end_trial": LEADS | {"diego"},
        "idea_adopt": LEADS,
        "idea_thank": LEADS,
        "idea_spread": {"teresa"},
        "idea_picture": set(),
        "idea_picture_add": {"diego"},
        "idea_picture_out": {"diego"},
        "spread_look": set(),
        "points_take_back": LEADS,
        "topic": HERE | {"teresa", "nadia", "wei", "yusuf"},
        "topic_change": LEADS | {"diego"},
        "topic_register": LEADS,
        "topic_close": LEADS | {"diego"},
        "topic_team": LEADS | {"diego"},
        "topic_step": {"diego"},
        "topic_step_finish": {"diego"},
        "topic_evidence": LEADS | {"diego"},
        "topic_evidence_out": LEADS | {"elena"},
        "topic_spread": {"teresa", "nadia"},
        "review_new": LEADS | ELSEWHERE,
        "review": {"ana", "teresa", "bruno", "diego", "elena"},
        "review_topics": LEADS,
        "review_order": LEADS,
        "review_judges": LEADS,
        "review_publish": LEADS,
        "review_cancel": LEADS,
        "review_marks": {"diego", "bruno"},
        "review_award": ALL | {"nadia"},
    }


def addresses() -> dict[str, str]:
    """Each address of an object, at the sample that it is written for."""
    here = samples_of("main")
    closed = SurveyRound.objects.get(title="Closed")
    called = closed.sheets.filter(to_call=True).earliest("number").number
    evidence = Evidence.objects.filter(topic__title="Entered").earliest("pk")
    award = ReviewEntry.objects.filter(review_id=int(str(here["review"]))).earliest("pk").pk
    entered = Topic.objects.get(title="Entered", company__code="main").pk
    takes: dict[str, tuple[Any, ...]] = {
        "survey_step": (here["survey_open"], "close"),
        "survey_sheet": (here["survey_open"], here["survey_sheet"]),
        "survey_sheet_step": (here["survey_open"], here["survey_sheet"], "hand"),
        "survey_key": (here["survey_open"], here["survey_paper"]),
        "survey_call": (closed.pk, called),
        "survey_calls": (closed.pk,),
        "survey_results": (here["survey_published"],),
        "survey_result": (here["survey_published"], "E05"),
        "peer_place": (here["peer_open"], person("diego")),
        "peer_include": (here["peer_open"], 1),
        "peer_step": (here["peer_open"], "close"),
        "peer_results": (here["peer_released"],),
        "peer_comments": (here["peer_released"], person("diego")),
        "peer_comment_hide": (here["peer_released"], UUID(int=0)),
        "peer_comment_show": (here["peer_released"], UUID(int=0)),
        "campaign_answer": (here["campaign"], 1),
        "campaign_certificate": (here["campaign"], "0" * 12),
        "campaign_step": (here["campaign"], "compute"),
        "rater_audit": (),
        "rater_audit_decide": (here["peer_released"], 1),
        "idea_picture": (1,),
        "idea_picture_out": (here["idea"], 1),
        "spread_look": (1,),
        "topic": (here["topic"],),
        "topic_spread": (here["topic"],),
        "topic_register": (here["topic_proposed"],),
        "topic_step_finish": (here["topic_running"], here["topic_step"]),
        "topic_evidence_out": (entered, evidence.pk),
        "review_marks": (here["review_open"], here["review_entry"]),
        "review_award": (here["review"], award),
        "points_take_back": (Points.objects.filter(company__code="main").earliest("pk").pk,),
    }
    for name in who_may():
        if name.endswith("_new"):
            takes[name] = ()
        if name in takes:
            continue
        if name.startswith("survey_"):
            sheet = name in {"survey_code", "survey_aside", "survey_void"}
            takes[name] = (here["survey_open"], here["survey_sheet"]) if sheet else (here["survey_open"],)
        elif name.startswith("questionnaire"):
            takes[name] = (here["questionnaire"],)
        elif name.startswith("peer_"):
            takes[name] = (here["peer_open"],)
        elif name.startswith("recognition_note_"):
            takes[name] = (here["recognition_note"],)
        elif name.startswith("campaign"):
            takes[name] = (here["campaign"],)
        elif name.startswith("idea"):
            takes[name] = (here["idea"],)
        elif name.startswith("topic"):
            takes[name] = (here["topic_running"],)
        else:
            takes[name] = (here["review_open"],)
    return {name: reverse(name, args=each) for name, each in takes.items()}


def person(name: str) -> int:
    return Person.objects.get(user__username=name).pk


def said() -> dict[str, dict[str, Any]]:
    """What would be written, if somebody got through: every field of the form, in good order."""
    on = timezone.localdate()
    weighed = ReviewEntry.objects.earliest("pk").review.dimensions["weights"]
    diego, elena = person("diego"), person("elena")
    many = dict.fromkeys(Criterion.values, "x")
    levels = {f"level_{code}": "1" for code in Criterion.values}
    topic = {
        "title": "x",
        "kind": "on_site",
        "why": "x",
        "measure": "x",
        "upward": "more",
        "starts_on": on,
        "ends_on": on,
    }
    words: dict[str, Any] = dict.fromkeys(("why", "said", "words", "text", "answer", "overall"), "x")
    return {
        "survey_bringers": {"E05": "E14", "E06": "E14", "E07": "E14"},
        "survey_aside": {"state": "lost", **words},
        "survey_key": {"attitude": "1", "role": "owner"},
        "survey_call": {"outcome": "denies", **words},
        "questionnaire_new": {"title": "x"},
        "questionnaire_copy": {"title": "x"},
        "peer_place": {"rates": "off"},
        "peer_exclude": {"rater": diego, "person": elena, **words},
        "peer_passphrase": {"passphrase": "a fountain of long words", "again": "a fountain of long words"},
        "peer_key": {"passphrase": "a fountain of long words"},
        "recognition_note_new": {"person": elena, "day": on, "text": "Something that is long enough to say"},
        "recognition_note_answer": {"to_team": "yes", **words},
        "campaign_nominate": {"person": elena, **many},
        "campaign_judge": {"person": elena, **many, **levels, **words},
        "campaign_choose": {"people": [elena], **words},
        "idea_change": {"line": "x", "kind": "idea", "about": "other"},
        "idea_answer": {"follows": "adopt", "points": "1", **words},
        "idea_end_trial": {"worked": "no", **words},
        "idea_spread": {"centre": "RIVER"},
        "topic_change": topic,
        "topic_register": {"registered_as": "X-1"},
        "topic_team": {"person_0": "E14", "share_0": "100"},
        "topic_step": {"stage": "1-plan", "text": "x", "done": "on"},
        "topic_step_finish": words,
        "topic_evidence": {"when": "before", "day": on, "value": "1", "source": "x"},
        "topic_spread": {"centre": "C1"},
        "review_new": {"title": "x", "day": on},
        "review_judges": {"people": ["E14"]},
        "spread_look": {"outcome": "helps", **words},
    } | {
        "review_marks": {
            **{f"mark_{code}": "1" for code in weighed},
            **words,
        }
    }


def browser(name: str) -> Client:
    """Nadia directs the centre across the river; `left` managed accounts here until yesterday."""
    ours = Company.objects.get(code="main")
    river = a_centre(ours, "RIVER", name="Across the river")
    if not User.objects.filter(username=name).exists():
        one = a_person(ours, f"X-{name}", f"{name.title()} Saleh")
        if name == "nadia":
            an_appointment(one, river, "director")
        else:
            an_appointment(one, ours.centres.get(code="C1"), end=timezone.localdate())
        Person.objects.filter(pk=one.pk).update(user=User.objects.create_user(name))
    return browser_of(name)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of recognition and innovation, and every trace and comment."""
    kept = [*apps.get_app_config("recognition").get_models(), *apps.get_app_config("innovation").get_models()]
    kept += [apps.get_model("work", "Trace"), apps.get_model("work", "Comment")]
    return {model.__name__: sorted(model._base_manager.values_list(), key=repr) for model in kept}


def test_no_address_is_forgotten_here() -> None:
    named = {each.name for each in [*recognition_urls.urlpatterns, *innovation_urls.urlpatterns]}

    assert named == who_may().keys() | FOR_EVERYBODY | NOT_SIGNED_IN


@pytest.mark.parametrize("name", [*CAST, *OUTSIDE])
def test_whoever_may_not_gets_in_nowhere_and_writes_nothing(name: str) -> None:
    """What is asked by POST is found or not as by GET, but where it is only read."""
    web, there, forms = browser(name), addresses(), said()
    closed = {each: path for each, path in there.items() if name not in who_may()[each]}
    before = everything()

    answers = {path: web.post(path, forms.get(each)).status_code for each, path in closed.items()}
    only_read = [path for path, status in answers.items() if status == 405]
    answers |= {path: web.get(path).status_code for path in only_read}

    assert {path: status for path, status in answers.items() if status not in {403, 404}} == {}
    assert everything() == before


def test_every_door_is_there_for_somebody() -> None:
    """Else the test above would find all doors shut because there is no house."""
    there, kept_out = addresses(), []
    for each, path in there.items():
        names = [name for name in CAST if name in who_may()[each]]
        if names and each not in OF_ANOTHER_STATE:
            answer = browser_of(names[0]).get(path)
            kept_out += [] if answer.status_code in {200, 302, 405} else [path]

    assert kept_out == []


def test_who_leads_one_centre_and_builds_brands_in_another_leads_nobody_in_the_other() -> None:
    here, forms, web = addresses(), said(), browser("nadia")
    nadia = Person.objects.get(user__username="nadia")
    an_appointment(nadia, Company.objects.get(code="main").centres.get(code="C1"), "brand_manager")
    led: tuple[str, ...] = (
        "campaign_step",
        "campaign_judge",
        "campaign_cancel",
        "peer_results",
        "survey_step",
        "survey_results",
    )
    led += ("idea_answer", "topic_register", "topic_close", "survey_cancel")
    before = everything()

    assert web.get(here["idea"]).status_code == 200
    answers = {each: web.post(here[each], forms.get(each)).status_code for each in led}
    assert {each: status for each, status in answers.items() if status not in {403, 404, 422}} == {}
    assert "Diego" not in web.get("/recognition/notes/new/").content.decode()
    assert everything() == before
