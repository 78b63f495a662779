"""The pages of a visit as browsers ask for them: the retailer's screen, saving by itself, questions."""

import html
import re
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from ronda.cockpit.tests.closing_world import HELD
from ronda.cockpit.tests.pages_world import browser_of
from ronda.outlets.models import Outlet
from ronda.people.models import Person
from ronda.visits.models import Advice, Promise, Visit, VisitForm
from ronda.work.models import Comment, CustomerRequest, Priority, Task

pytestmark = pytest.mark.django_db
KEY = UUID("00000000-0000-4000-8000-000000000001")
FORM, SAVE, SHOW = f"/visits/forms/{KEY}/", f"/visits/forms/{KEY}/save/", f"/visits/forms/{KEY}/show/"
ANSWER = f"/visits/forms/{KEY}/answer/"
# What a shop keeper need not read: our words for our work, in the three languages of the screen.
INTERNAL = re.compile(
    r"\b(rules?|quotas?|pace|appraisals?|scores?|points|priority|priorities|portfolio|alerts?|flags?|"
    r"questions?|tasks?|class [A-D]|left out|drafted|inspections?|account manager|supervision|notes?|"
    r"cuotas?|ritmo|evaluaci[oó]n|puntos del mes|prioridad|cartera|alertas?|tareas?|inspecci[oó]n|"
    r"gestor|borrador|reglas?)\b|规则|定额|考核|评分|重点工作|预警|任务|检查|客户经理|草稿|疑点",
    re.IGNORECASE,
)


def the_form() -> VisitForm:
    return VisitForm.objects.select_related("outlet", "person").get(key=KEY)


def text_of(body: str) -> str:
    """What stands on the page, and what its drawings are made of; addresses and style are not read out."""
    without = re.sub(r"<(style|link)[^>]*>|<[^>]+>", " ", body)
    return html.unescape(without)


@pytest.fixture
def noted(october: None) -> list[str]:
    """Words that people wrote about this outlet and around it; none of them is for the retailer."""
    form = the_form()
    words = [f"SECRET-{number}" for number in range(12)]
    VisitForm.objects.filter(pk=form.pk).update(
        outcome=words[0],
        task_result=words[1],
        advice=words[2],
        answer=words[3],
        next_step=words[4],
        asked={"topic": "display", "text": words[5], "change": words[6]},
    )
    Visit.objects.filter(outlet=form.outlet).update(outcome=words[7])
    now, company = timezone.now(), form.company_id
    Advice.objects.create(
        company_id=company, outlet=form.outlet, form=form, person=form.person,
        text=words[8], state=Advice.State.DISMISSED, made_at=now,
    )  # fmt: skip
    other = Outlet.objects.exclude(pk=form.outlet_id).filter(company_id=company).earliest("pk")
    Promise.objects.create(outlet=other, form=elsewhere(form, other), text=words[9])
    Comment.objects.create(
        company_id=company, about="visit", number=1, text=words[10], written_by=form.person, written_at=now
    )
    CustomerRequest.objects.filter(outlet=form.outlet).update(text=words[11])
    return words


def elsewhere(form: VisitForm, outlet: Outlet) -> VisitForm:
    return VisitForm.objects.create(
        company_id=form.company_id,
        key=uuid4(),
        outlet=outlet,
        person=form.person,
        day=form.day,
        saved_at=timezone.now(),
    )


@pytest.mark.parametrize("language", ["en", "es", "zh-hans"])
def test_the_retailers_screen_tells_nothing_of_others_and_nothing_of_ours(
    noted: list[str], language: str
) -> None:
    form = the_form()
    answer = browser_of("diego").get(f"{SHOW}?lang={language}")
    body = answer.content.decode()
    told = text_of(body)

    assert answer.status_code == 200
    assert form.outlet.name in told
    others = Outlet.objects.exclude(pk=form.outlet_id)
    assert [each.name for each in others if each.name in body] == []
    assert [word for word in noted if word in body] == []
    people = Person.objects.values_list("name", flat=True)
    assert [name for name in people if name in body] == []
    assert INTERNAL.findall(told) == []
    titles = [
        *Priority.objects.values_list("title", flat=True),
        *Task.objects.values_list("title", flat=True),
    ]
    assert [title for title in titles if title in told] == []


def amounts_of_october(place: int, base: int) -> set[str]:
    """Two sales of `base` and the outlet's place in cents: each and their sum, in any writing."""
    cents = (base + place, 2 * (base + place))
    written = {f"{each / 100:,.2f}" for each in cents} | {f"{each / 100:.2f}" for each in cents}
    return written | {str(each) for each in cents}


def test_the_retailers_screen_has_no_figure_of_another_outlet(october: None) -> None:
    body = browser_of("diego").get(SHOW).content.decode()
    # R1 is Diego's first outlet: two sales of 850.01 in October.
    assert the_form().outlet.code == "R1"
    assert amounts_of_october(1, 85_000) & set(re.findall(r"\d[\d,.]*\d", body)) != set()

    shown = set(re.findall(r"\d[\d,.]*\d", body))
    for place in range(2, len(HELD) + 1):
        base = 85_000 if place <= 3 else 110_000
        assert amounts_of_october(place, base) & shown == set(), place


def test_the_retailers_answer_needs_a_name(october: None) -> None:
    form, diego = the_form(), browser_of("diego")
    advice = Advice.objects.create(
        company_id=form.company_id, outlet=form.outlet, form=form, person=form.person,
        text="Put the tea beside the till.", state=Advice.State.GIVEN, made_at=timezone.now(),
    )  # fmt: skip
    field = f"advice_{advice.pk}"

    for who in ("", "   "):
        refused = diego.post(ANSWER, {field: "agreed", "who": who}, follow=True)
        assert "Thank you" not in refused.content.decode()
    advice.refresh_from_db()
    assert (advice.state, advice.acknowledged_by) == ("given", "")
    thanked = diego.post(ANSWER, {field: "agreed", "who": "Rosa, the owner"}, follow=True)

    advice.refresh_from_db()
    assert "Thank you. Your answer is noted." in thanked.content.decode()
    assert (advice.state, advice.acknowledged_by) == ("agreed", "Rosa, the owner")
    assert 'name="who" maxlength="100" autocomplete="off" required' in diego.get(SHOW).content.decode()


def test_the_form_saves_itself_and_says_what_it_could_not_keep(october: None) -> None:
    diego = browser_of("diego")

    saved = diego.post(SAVE, {"outcome": "Half a sen", "next_on": "2022-11-31"})

    assert saved.status_code == 200
    assert re.fullmatch(r"Saved at .+, without: Next step on", saved.content.decode())
    form = the_form()
    assert (form.outcome, form.next_on, form.sent_at) == ("Half a sen", None, None)


def test_a_form_that_was_sent_is_not_saved_over(october: None) -> None:
    diego = browser_of("diego")
    diego.post(FORM, {"reason": "frequency", "outcome": "The owner orders tea."})

    late = diego.post(SAVE, {"outcome": "An older text of another tab"})

    assert late.status_code == 409
    assert late.content.decode() == "This visit is sent already; what you see is how it stands."
    assert the_form().outcome == "The owner orders tea."


def test_what_is_missing_is_said_at_its_field_and_the_rest_is_kept(october: None) -> None:
    diego = browser_of("diego")

    answer = diego.post(FORM, {"reason": "", "outcome": "", "next_step": "Bring the price card"})

    told = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose why you are here." in told
    assert "Say in a sentence what came of the visit." in told
    assert "Bring the price card" in told
    assert not Visit.objects.filter(day=date(2022, 11, 7)).exists()


def test_a_note_in_the_same_words_is_asked_about_once_and_then_sent(october: None) -> None:
    diego, form = browser_of("diego"), the_form()
    note = "Shelf checked, prices fine, nothing to report."
    for back in (1, 2):
        again_at_another_day(form, date(2022, 11, 7 - back), note)
    sent = {"reason": "frequency", "outcome": note.upper()}

    asked = diego.post(FORM, sent)
    assert "You wrote this outcome in the same words at 2 other visits." in asked.content.decode()
    assert the_form().sent_at is None
    diego.post(FORM, {**sent, "sure": "1"})

    assert the_form().sent_at is not None
    assert [flag.kind for flag in the_form().flags.exclude(kind="short")] == ["same_text"]


def again_at_another_day(form: VisitForm, day: date, note: str) -> None:
    """A visit that was sent on an earlier day."""
    visit = Visit.objects.filter(company_id=form.company_id).latest("pk")
    VisitForm.objects.create(
        company_id=form.company_id,
        key=uuid4(),
        outlet=form.outlet,
        person=form.person,
        day=day,
        reason="frequency",
        outcome=note,
        visit=visit,
        saved_at=timezone.now(),
        sent_at=timezone.now(),
    )
