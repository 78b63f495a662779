"""Recognition in the demo: bright spots, a released and a running round of colleagues, a selection."""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from ronda.demo.services.story import Scene
from ronda.people.queries import person_named
from ronda.recognition.queries.colleagues import own_slot, people_to_rate
from ronda.recognition.rules.colleagues import PeerForm
from ronda.recognition.rules.selection import CRITERIA
from ronda.recognition.services.colleagues import (
    PeerRoundSaid,
    close_peer_round,
    hand_in,
    make_peer_round,
    open_peer_round,
    set_passphrase,
    use_key,
)
from ronda.recognition.services.colleagues.auditing import decide_in_audit
from ronda.recognition.services.leaders import NoteSaid, answer_note, note_bright_spot
from ronda.recognition.services.selection import (
    CampaignSaid,
    announce_campaign,
    judge_person,
    make_campaign,
    nominate,
)

# The holders' passphrase of the demo is the password of its accounts: nobody rates in earnest here.
PASSPHRASE = "ronda-demo-county"
ITEMS = ("ability", "performance", "contribution")
TEAM = (
    "ana",
    "omar",
    "bruno",
    "carmen",
    "diego",
    "elena",
    "farid",
    "irina",
    "jamal",
    "kim",
    "lucia",
    "pavel",
    "noor",
)
STRONG = {"irina": 1.0, "elena": 0.8, "carmen": 0.7, "kim": 0.6, "ana": 0.5, "jamal": -0.5, "pavel": -0.6}
# Who took the scale the wrong way round; the audit of raters asks about it, without the name.
TURNED = "pavel"
STRICT = {"bruno": -0.6, "farid": -0.4, "noor": 0.6, "lucia": 0.4}
# Who noted what about whom, on which working day before today, for which criterion; None: not answered yet.
NOTES = (
    ("ana", "irina", -90, "contributing", "Took Noor along for four visits; Noor now plans alone.", True),
    (
        "ana",
        "diego",
        -62,
        "conscientious",
        "Rang a retailer back within the hour about a late delivery.",
        True,
    ),
    ("omar", "kim", -41, "recognised", "Three shops of the old town asked for Kim by name.", False),
    (
        "ana",
        "carmen",
        -33,
        "solid_style",
        "Found the double entry that had moved the figures of August.",
        True,
    ),
    ("teresa", "ana", -21, "dedicated", "Talked each low score through before the month was closed.", True),
    ("ana", "elena", -9, "outstanding_results", "Every priority product listed two weeks early.", None),
    ("omar", "lucia", -4, "honest", "Reported her own late visit before anybody asked.", None),
    ("ana", "diego", -2, "dedicated", "Stayed until the shop of the flood was open again.", None),
)
WORDS = {
    "irina": (
        "Shares what she knows.",
        "Ask Irina, she helps.",
        "Keeps calm when it is full.",
        "A good teacher.",
    ),
    "pavel": ("Answers late.", "Could share more.", "Often hard to reach.", "Knows his shops well."),
}


def tell(scene: Scene) -> None:
    _notes(scene)
    _released_round(scene)
    _running_round(scene)
    _selection(scene)


def _notes(scene: Scene) -> None:
    for by, about, day, criterion, text, shown in NOTES:
        at = scene.moment(day, 15)
        said = NoteSaid(_number(scene, about), at.date(), text, criterion)
        note = note_bright_spot(by=scene.viewer(by), at=at, today=scene.today, said=said)
        if shown is not None:
            answer_note(
                by=scene.viewer(about),
                at=scene.moment(day + 1),
                number=note.pk,
                to_team=shown,
                words="Thank you.",
            )


def _released_round(scene: Scene) -> None:
    opens, closes = scene.day(-70), scene.day(-58)
    round_ = _round(scene, "1", opens, closes, -70)
    for rater in TEAM:
        viewer = scene.viewer(rater)
        if own_slot(viewer, round_) is None:
            continue  # not there yet when the round began
        people = [each.pk for each in people_to_rate(viewer, round_)]
        form = _form(scene, rater, people)
        hand_in(by=viewer, today=scene.day(-60), number=round_.pk, form=form)
    at, on = scene.moment(-57), scene.day(-57)
    close_peer_round(by=scene.viewer("ana"), at=at, today=on, number=round_.pk)
    for holder in ("wei", "teresa"):
        use_key(by=scene.viewer(holder), at=at, today=on, number=round_.pk, passphrase=PASSPHRASE)
    _audited(scene, round_)


def _audited(scene: Scene, round_: Any) -> None:
    wei = scene.viewer("wei")
    for each in round_.audited.exclude(signs=[])[:1]:
        decide_in_audit(
            by=wei,
            at=scene.moment(-56),
            number=round_.pk,
            rater=each.number,
            outcome="talk",
            text="Explained the scale to the whole team; five is the best mark.",
        )


def _running_round(scene: Scene) -> None:
    round_ = _round(scene, "2", scene.day(-3), scene.day(7), -3)
    for rater in ("irina", "kim", "carmen"):
        viewer = scene.viewer(rater)
        people = [each.pk for each in people_to_rate(viewer, round_)]
        hand_in(by=viewer, today=scene.day(-1), number=round_.pk, form=_form(scene, rater, people))


def _round(scene: Scene, half: str, opens: date, closes: date, day: int) -> Any:
    ana, at = scene.viewer("ana"), scene.moment(day)
    holders = (_number(scene, "wei"), _number(scene, "teresa"))
    said = PeerRoundSaid(f"{scene.today.year}-{half}", opens, closes, holders, scene.centre_id)
    round_ = make_peer_round(by=ana, at=at, said=said)
    for holder in ("wei", "teresa"):
        set_passphrase(by=scene.viewer(holder), at=at, today=opens, number=round_.pk, passphrase=PASSPHRASE)
    return open_peer_round(by=ana, at=at, today=opens, number=round_.pk)


def _form(scene: Scene, rater: str, people: list[int]) -> PeerForm:
    """Marks about each colleague's strength, moved by the rater's strictness and a little chance."""
    by_number = {_number(scene, name): name for name in TEAM}
    marks = {
        person: {
            item: _mark(
                (-1 if rater == TURNED else 1) * STRONG.get(by_number[person], 0.0) + STRICT.get(rater, 0.0),
                rater,
                by_number[person],
                item,
            )
            for item in ITEMS
        }
        for person in people
    }
    comments = {}
    for person in people:
        words = WORDS.get(by_number[person], ())
        values = set(marks[person].values())
        place = TEAM.index(rater)
        if words and place % 3 == 0:
            comments[person] = words[place // 3 % len(words)]
        elif values in ({1}, {5}):
            comments[person] = "I have seen it many times."
    return PeerForm(_number(scene, rater), marks, comments)


def _mark(level: float, *named: str) -> int:
    chance = int(sha256("|".join(named).encode()).hexdigest()[:4], 16) / 0xFFFF
    return min(5, max(1, round(3.3 + level + (chance - 0.5) * 1.4)))


def _selection(scene: Scene) -> None:
    first = scene.today.replace(month=1, day=1)
    last = scene.today.replace(month=12, day=31)
    announced = scene.moment(-80)
    said = CampaignSaid(
        f"Outstanding marketers {scene.today.year}",
        scene.today.year,
        first,
        max(last, announced.date() + timedelta(days=40)),
        ["account_manager"],
        scene.centre_id,
    )
    ana = scene.viewer("ana")
    campaign = make_campaign(by=ana, at=announced, today=announced.date(), said=said)
    announce_campaign(by=ana, at=announced, today=announced.date(), number=campaign.pk)
    at = scene.moment(-6)
    texts = {
        "contributing": "Took two beginners along this year and let them lead the second visit.",
        "outstanding_results": "Met every result in nine of ten months.",
    }
    nominate(by=ana, at=at, number=campaign.pk, person=_number(scene, "irina"), texts=texts)
    levels = dict.fromkeys(CRITERIA, 4) | {"contributing": 5, "outstanding_results": 5}
    judge_person(
        by=ana,
        at=at,
        today=scene.today,
        number=campaign.pk,
        person=_number(scene, "irina"),
        levels=levels,
        said={"contributing": "Noor's first weeks."},
        overall="The one whom the younger ones ask, and whose own figures do not suffer from it.",
    )


def _number(scene: Scene, username: str) -> int:
    return int(person_named(scene.by, scene.person_code(username)).pk)
