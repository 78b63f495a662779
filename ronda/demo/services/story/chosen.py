"""A selection of outstanding marketers that is over: rules, three views, a tie, an objection, a certificate.

The customers were asked in a month that was never closed, so no closed month hears of new forms.
"""

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from ronda.demo.services.story import Scene
from ronda.people.queries import person_named
from ronda.recognition.rules.selection import CRITERIA
from ronda.recognition.services.customers import (
    Answered,
    RoundSaid,
    answer_sheet,
    close_round,
    draw_round,
    make_questionnaire,
    make_round,
    open_round,
    print_sheets,
    publish_round,
    record_call,
)
from ronda.recognition.services.selection import (
    CampaignSaid,
    announce_campaign,
    answer_objection,
    approve_campaign,
    choose,
    compute_campaign,
    finish_campaign,
    judge_person,
    make_campaign,
    nominate,
    publish_campaign,
    raise_objection,
)

# How many quarters of a mark outlets find somebody better than usual.
LIKED = {"irina": 3, "diego": 2, "lucia": 1, "kim": 1, "elena": 1, "jamal": -2}
# Usual levels of a leader, and where somebody stands out.
LEVELS = {
    "irina": {"contributing": 5, "dedicated": 5, "recognised": 5},
    "diego": {"conscientious": 5, "dedicated": 5},
    "elena": {"outstanding_results": 5},
    "farid": {"contributing": 3},
    "jamal": {"conscientious": 3, "solid_style": 3},
    "kim": {"recognised": 5, "conscientious": 5, "dedicated": 5},
    "lucia": {"honest": 5},
    "noor": {"outstanding_results": 3},
}
USUAL = 4
WORDS = {
    "irina": "The one whom the younger ones ask, and whose own figures do not suffer from it.",
    "diego": "Nothing that he promised a retailer was ever forgotten.",
    "elena": "Lists early, and says so when a product does not suit the shop.",
    "farid": "Steady; could share more of what he knows.",
    "jamal": "Good with people, hasty with notes.",
    "kim": "Asked for by name in the old town.",
    "lucia": "Reports her own mistakes before anybody asks.",
    "noor": "New since last month; learns fast.",
}
NOMINATED = {
    "irina": {
        "law_abiding": "Stopped a sale to a minor at the counter and explained the rule to the clerk.",
        "honest": "Returned the refund that was paid twice.",
        "dedicated": "Rode the early route herself while the van was in repair.",
        "contributing": "Took two beginners along this summer and let them lead the second visit.",
        "solid_style": "Every visit prepared on the evening before, every note complete.",
        "conscientious": "Checks the shelf before she asks about it.",
        "outstanding_results": "Met every result in both months.",
        "recognised": "Her colleagues wrote it themselves: ask Irina, she helps.",
    },
    "kim": {
        "conscientious": "Rang a retailer back within the hour about a late delivery.",
        "dedicated": "Stayed until the shop of the flood was open again.",
        "recognised": "Three shops of the old town asked for Kim by name.",
    },
}
WHY = (
    "The numbers do not tell Irina and Kim apart. "
    "Irina taught two beginners this summer, as her nomination says in detail."
)
OBJECTION = "Her July visits in the old town were made together with Farid. Were they counted as hers alone?"
ANSWER = (
    "Joint visits count for neither of them in the three views; customers answered about their own account "
    "manager. Farid confirmed that each looked after the own outlets."
)


def tell(scene: Scene) -> None:
    _customers(scene)
    campaign = _announced(scene)
    _said(scene, campaign)
    _decided(scene, campaign)
    _objected(scene, campaign)


def _first(scene: Scene) -> date:
    return scene.month.plus(-4).start


def _last(scene: Scene) -> date:
    return scene.month.plus(-2).period.last_day


def _at(scene: Scene, day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour), scene.now.tzinfo or UTC)


def _customers(scene: Scene) -> None:
    ana, begins = scene.viewer("ana"), _first(scene) + timedelta(days=5)
    at, ends = _at(scene, begins), begins + timedelta(days=14)
    asked = make_questionnaire(by=ana, at=at, today=begins, title="Service in the summer")
    said = RoundSaid("Service in the summer", asked.pk, begins, ends, centre=scene.centre_id)
    round_ = make_round(by=ana, at=at, said=said)
    here: dict[str, Any] = {"by": ana, "at": at, "today": begins, "number": round_.pk}
    draw_round(**here, seed=sha256(b"summer").hexdigest()[:32])
    open_round(**here)
    codes = sorted(print_sheets(**here), key=lambda each: each[0].number)
    liked = {_number(scene, name): quarters for name, quarters in LIKED.items()}
    for place, (sheet, code) in enumerate(codes):
        if place % 7 != 6:
            told = Answered(
                _marks(sheet, liked.get(sheet.person_id, 0)), "", "owner", f"phone {sheet.pk}", 70
            )
            answer_sheet(
                token=code, at=_at(scene, begins + timedelta(days=1 + place % 9), 8 + place % 9), told=told
            )
    at = _at(scene, ends + timedelta(days=1))
    close_round(by=ana, at=at, today=at.date(), number=round_.pk)
    for sheet in round_.sheets.filter(to_call=True).order_by("number"):
        record_call(
            by=scene.viewer("bruno"), number=round_.pk, sheet=sheet.number, outcome="agrees", said="", at=at
        )
    after = ends + timedelta(days=2)
    publish_round(by=ana, number=round_.pk, at=_at(scene, after), today=after)


def _marks(sheet: Any, quarters: int) -> dict[str, int]:
    """An outlet has a mood for the whole sheet, and a person some quarters of a mark more than the usual."""
    codes = [each["code"] for each in sheet.round.version.items if each["kind"] == "scale"]
    chance = sha256(f"summer {sheet.number}".encode()).digest()
    mood = (-1, 0, 0, 0, 1)[chance[-1] % 5]
    return {
        code: min(5, max(1, 4 + mood - (chance[place] % 3 == 0) + _more(chance[place + 8], quarters)))
        for place, code in enumerate(codes)
    }


def _more(chance: int, quarters: int) -> int:
    lucky = chance % 4 < abs(quarters)
    return lucky if quarters > 0 else -lucky


def _announced(scene: Scene) -> int:
    ana, day = scene.viewer("ana"), _first(scene) + timedelta(days=1)
    said = CampaignSaid(
        "Outstanding marketers of the summer",
        _last(scene).year,
        _first(scene),
        _last(scene),
        ["account_manager"],
        scene.centre_id,
    )
    campaign = make_campaign(by=ana, at=_at(scene, day), today=day, said=said)
    announce_campaign(by=ana, at=_at(scene, day), today=day, number=campaign.pk)
    return int(campaign.pk)


def _said(scene: Scene, campaign: int) -> None:
    """Ana judges everybody; Omar those with whom he works."""
    day = _last(scene) - timedelta(days=2)
    at = _at(scene, day, 15)
    for name, texts in NOMINATED.items():
        nominate(by=scene.viewer("ana"), at=at, number=campaign, person=_number(scene, name), texts=texts)
    for leader, people, strict in (("ana", LEVELS, 0), ("omar", list(LEVELS)[:5], 1)):
        for name in people:
            levels = {code: LEVELS[name].get(code, USUAL - strict) for code in CRITERIA}
            judge_person(
                by=scene.viewer(leader),
                at=at,
                today=day,
                number=campaign,
                person=_number(scene, name),
                levels=levels,
                said=NOMINATED.get(name, {}) if leader == "ana" else {},
                overall=WORDS[name] if leader == "ana" else "As I saw it on our joint visits.",
            )


def _decided(scene: Scene, campaign: int) -> None:
    """Computed by its maker, who chooses; approved by another."""
    ana, after = scene.viewer("ana"), _last(scene) + timedelta(days=5)
    compute_campaign(by=ana, at=_at(scene, after), today=after, number=campaign)
    irina = [_number(scene, "irina")]
    choose(by=ana, at=_at(scene, after, 11), number=campaign, people=irina, why=WHY)
    day = after + timedelta(days=1)
    approve_campaign(by=scene.viewer("teresa"), at=_at(scene, day), number=campaign)
    publish_campaign(by=ana, at=_at(scene, day, 11), today=day, number=campaign)


def _objected(scene: Scene, campaign: int) -> None:
    raised, over = _last(scene) + timedelta(days=8), _last(scene) + timedelta(days=15)
    found = raise_objection(
        by=scene.viewer("farid"),
        at=_at(scene, raised),
        today=raised,
        number=campaign,
        about=_number(scene, "irina"),
        text=OBJECTION,
    )
    answer_objection(
        by=scene.viewer("omar"),
        at=_at(scene, raised, 16),
        number=campaign,
        objection=found.pk,
        upheld=False,
        answer=ANSWER,
    )
    finish_campaign(by=scene.viewer("ana"), at=_at(scene, over), today=over, number=campaign)


def _number(scene: Scene, username: str) -> int:
    return int(person_named(scene.by, scene.person_code(username)).pk)
