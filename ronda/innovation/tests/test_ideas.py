"""Suggestions: written in a line, answered in time, tried without fear, adopted, taken over elsewhere."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image

from ronda.innovation.models import Idea, Points
from ronda.innovation.queries.climate import climate
from ronda.innovation.queries.ideas import (
    IdeasWanted,
    alike_ideas,
    idea_for,
    ideas_for,
    ideas_to_answer,
    listed_ideas,
    picture_for,
)
from ronda.innovation.queries.points import points_for
from ronda.innovation.services.ideas import (
    IdeaSaid,
    add_picture,
    adopt_idea,
    answer_idea,
    begin_trial,
    change_idea,
    do_ideas_day,
    end_trial,
    take_out_picture,
    thank_for_idea,
)
from ronda.innovation.services.spreading import look_at_spread, spread_idea
from ronda.innovation.tests.innovation_world import (
    DAY,
    NOW,
    Lab,
    a_lab,
    acting,
    an_idea,
    answered,
    points_of_all,
)
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Trace

pytestmark = pytest.mark.django_db


@pytest.fixture
def lab() -> Lab:
    return a_lab()


def earned(lab: Lab, who: str = "diego") -> dict[str, Decimal]:
    rows = Points.objects.filter(person=lab.county.people[who], taken_back_at=None)
    return dict(rows.values_list("cause", "points"))


def what(refused: pytest.ExceptionInfo[RefusedError]) -> list[str]:
    return [each.what for each in refused.value.problems]


def test_one_line_is_enough_and_its_answer_is_due_in_five_working_days(lab: Lab) -> None:
    """The 17th is a Monday."""
    idea = an_idea(lab, line="  Price   list under glass ")
    assert (idea.line, idea.state, idea.answer_due) == (
        "Price list under glass",
        "proposed",
        date(2022, 10, 24),
    )


def test_sent_twice_is_one_suggestion(lab: Lab) -> None:
    key = uuid4()
    assert an_idea(lab, key=key) == an_idea(lab, key=key)
    assert Idea.objects.count() == 1


def test_somebody_elses_key_gives_nothing_away(lab: Lab) -> None:
    key = uuid4()
    an_idea(lab, key=key)
    with pytest.raises(NotAllowedError):
        an_idea(lab, "elena", key=key)


def test_an_empty_line_and_one_that_is_too_long_are_refused(lab: Lab) -> None:
    with pytest.raises(RefusedError) as empty:
        an_idea(lab, line="   ")
    with pytest.raises(RefusedError) as long:
        an_idea(lab, line="x" * 301)
    assert what(empty) + what(long) == ["says nothing", "is longer than one line"]


def test_who_wrote_it_changes_it_until_it_is_answered(lab: Lab) -> None:
    idea = an_idea(lab)
    change_idea(by=lab.viewer("diego"), at=NOW, number=idea.pk, said=IdeaSaid("Under plexiglass"))
    with pytest.raises(NotAllowedError):
        change_idea(by=lab.viewer("elena"), at=NOW, number=idea.pk, said=IdeaSaid("Mine"))
    answered(lab, idea)
    with pytest.raises(RefusedError) as late:
        change_idea(by=lab.viewer("diego"), at=NOW, number=idea.pk, said=IdeaSaid("Other"))
    assert what(late) == ["is a suggestion that is answered"]


def test_an_answer_earns_what_whoever_answers_gives_within_the_policy(lab: Lab) -> None:
    answered(lab, an_idea(lab), "thank", points=9)
    assert earned(lab) == {"suggestion": 3}


def test_nobody_answers_the_own_suggestion_and_only_who_leads_answers(lab: Lab) -> None:
    own, idea = an_idea(lab, "ana"), an_idea(lab)
    for who, each in (("ana", own), ("elena", idea), ("bruno", idea), ("yusuf", idea)):
        with pytest.raises(RefusedError):
            answered(lab, each, who=who)
    assert answered(lab, own, who="teresa").answered_at is not None
    assert earned(lab, "ana") == {"suggestion": 2}


def test_an_answer_is_given_once_and_in_words(lab: Lab) -> None:
    idea = an_idea(lab)
    with pytest.raises(RefusedError) as silent:
        answer_idea(**acting(lab, "ana"), number=idea.pk, follows="try", words=" ", points=1)
    answered(lab, idea)
    with pytest.raises(RefusedError) as twice:
        answered(lab, idea)
    assert what(silent) + what(twice) == ["says nothing", "is a suggestion that is answered"]


def test_a_failed_trial_deducts_nothing_and_earns_what_it_taught(lab: Lab) -> None:
    idea = answered(lab, an_idea(lab))
    here = {**acting(lab, "diego"), "number": idea.pk}
    with pytest.raises(RefusedError) as silent:
        end_trial(**here, worked=False, said="")
    end_trial(**here, worked=False, said="The glass fogs in the rain")
    assert what(silent) == ["does not say what was learnt"]
    assert earned(lab) == {"suggestion": 2, "learning": 1}
    with pytest.raises(RefusedError) as adopted:
        adopt_idea(**acting(lab, "ana"), number=idea.pk)
    assert what(adopted) == ["is a suggestion past this step"]


def test_a_second_failure_of_the_same_idea_earns_no_second_point(lab: Lab) -> None:
    idea = answered(lab, an_idea(lab))
    for turn in ("one", "two"):
        if turn == "two":
            begin_trial(**acting(lab, "ana"), number=idea.pk)
        end_trial(**acting(lab, "diego"), number=idea.pk, worked=False, said=turn)
    assert earned(lab) == {"suggestion": 2, "learning": 1}


def test_a_trial_that_worked_is_adopted_and_taken_over_across_the_river(lab: Lab) -> None:
    idea = answered(lab, an_idea(lab))
    end_trial(**acting(lab, "ana"), number=idea.pk, worked=True, said="Owners point at it")
    adopt_idea(**acting(lab, "ana"), number=idea.pk, said="For all outlets")
    spread = spread_idea(**acting(lab, "nadia"), number=idea.pk, centre=lab.other_centre().code)
    assert earned(lab) == {"suggestion": 2, "adopted": 3, "spread": 2}
    assert spread.look_on == DAY + timedelta(days=60)
    with pytest.raises(RefusedError) as twice:
        spread_idea(**acting(lab, "nadia"), number=idea.pk, centre=lab.other_centre().code)
    assert what(twice) == ["has taken it over already"]
    with pytest.raises(NotAllowedError):
        look_at_spread(by=lab.viewer("diego"), at=NOW, number=spread.pk, outcome="works", said="Good")
    look_at_spread(by=lab.viewer("nadia"), at=NOW, number=spread.pk, outcome="not", said="Too damp")
    assert earned(lab) == {"suggestion": 2, "adopted": 3, "spread": 2}


def test_what_was_thanked_for_may_be_tried_after_all(lab: Lab) -> None:
    idea = answered(lab, an_idea(lab), "thank")
    begin_trial(**acting(lab, "ana"), number=idea.pk, said="There is glass left over")
    idea.refresh_from_db()
    assert idea.state == "tried"


def test_thanks_say_why(lab: Lab) -> None:
    idea = answered(lab, an_idea(lab))
    end_trial(**acting(lab, "diego"), number=idea.pk, worked=True, said="Nice")
    with pytest.raises(RefusedError):
        thank_for_idea(**acting(lab, "ana"), number=idea.pk, said="")
    assert thank_for_idea(**acting(lab, "ana"), number=idea.pk, said="Too dear").state == "thanked"


def test_the_own_centre_reads_everything_others_what_was_adopted(lab: Lab) -> None:
    idea = an_idea(lab)
    seen = {who: ideas_for(lab.viewer(who)).count() for who in ("elena", "bruno", "teresa", "nadia", "yusuf")}
    assert seen == {"elena": 1, "bruno": 1, "teresa": 1, "nadia": 0, "yusuf": 0}
    answered(lab, idea, "adopt")
    assert [ideas_for(lab.viewer(who)).count() for who in ("nadia", "yusuf")] == [1, 1]


def test_hugo_of_another_company_sees_nothing(lab: Lab) -> None:
    idea = answered(lab, an_idea(lab), "adopt")
    hugo = Viewer(lab.county.company.pk + 99, 10_000, frozenset({"leader"}), frozenset())
    assert not ideas_for(hugo).exists()
    with pytest.raises(RefusedError):
        idea_for(hugo, idea.pk)
    assert not points_for(hugo, 2022).exists()


def test_similar_ones_that_one_may_read_are_shown_while_writing(lab: Lab) -> None:
    idea = an_idea(lab)
    an_idea(lab, line="A bench for those who wait")
    assert alike_ideas(lab.viewer("elena"), "a price list below glass", DAY) == [idea]
    assert alike_ideas(lab.viewer("nadia"), "a price list below glass", DAY) == []


def test_a_late_answer_is_told_once_and_the_answer_is_late_not_the_idea(lab: Lab) -> None:
    idea = an_idea(lab)
    later = date(2022, 10, 25)
    for _twice in range(2):
        do_ideas_day(lab.town.operator, NOW, later)
    traces = Trace.objects.filter(about="idea", number=idea.pk, what="idea.late")
    assert [each.said for each in traces] == [{"due": "2022-10-24"}]
    assert list(listed_ideas(lab.viewer("ana"), IdeasWanted(state="late"), later)) == [idea]


def test_whoever_leads_finds_what_waits_but_not_the_own_ones(lab: Lab) -> None:
    idea = an_idea(lab)
    an_idea(lab, "ana", line="Chairs")
    assert ideas_to_answer(lab.viewer("ana")) == [idea]
    assert ideas_to_answer(lab.viewer("diego")) == []
    assert len(ideas_to_answer(lab.viewer("teresa"))) == 2


def photo(**exif: str) -> bytes:
    out, tags = BytesIO(), Image.Exif()
    tags[0x010F] = exif.get("maker", "SECRET CAMERA")
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG", exif=tags)
    return out.getvalue()


def test_a_picture_is_kept_without_what_the_file_says_beside_it(lab: Lab) -> None:
    idea, content = an_idea(lab), photo()
    diego = lab.viewer("diego")
    picture = add_picture(by=diego, at=NOW, number=idea.pk, content=content)
    assert add_picture(by=diego, at=NOW, number=idea.pk, content=content) == picture
    with picture.file.open("rb") as kept:
        assert b"SECRET" not in kept.read()
    assert picture_for(lab.viewer("elena"), picture.pk) == picture
    with pytest.raises(RefusedError):
        picture_for(lab.viewer("nadia"), picture.pk)
    take_out_picture(by=diego, at=NOW, number=idea.pk, picture=picture.pk)
    with pytest.raises(RefusedError):
        picture_for(lab.viewer("elena"), picture.pk)


def test_what_is_no_picture_is_refused(lab: Lab) -> None:
    idea = an_idea(lab)
    with pytest.raises(RefusedError) as broken:
        add_picture(by=lab.viewer("diego"), at=NOW, number=idea.pk, content=b"<svg onload=alert(1)>")
    assert what(broken) == ["is no picture"]


def test_points_of_the_year_go_to_the_appraisal_by_person(lab: Lab) -> None:
    answered(lab, an_idea(lab), "adopt", points=1)
    answered(lab, an_idea(lab, "elena"), "thank", points=3)
    diego, elena = lab.county.diego.pk, lab.county.people["elena"].pk
    company = lab.county.company.pk
    assert points_of_all(company, 2022) == {diego: [1, 3], elena: [3]}
    assert points_of_all(company, 2021) == {}
    assert set(points_for(lab.viewer("diego"), 2022).values_list("person_id", flat=True)) == {diego}
    assert points_for(lab.viewer("ana"), 2022).count() == 3
    assert points_for(lab.viewer("yusuf"), 2022).count() == 0


def test_the_climate_counts_who_wrote_and_whether_failures_are_told(lab: Lab) -> None:
    tried = answered(lab, an_idea(lab))
    end_trial(**acting(lab, "diego"), number=tried.pk, worked=False, said="It fogs")
    an_idea(lab, "elena")
    found = climate(lab.viewer("ana"), DAY)
    assert (found.took_part, found.suggestions, found.median_days) == (2, 2, Fraction(0))
    assert (found.in_time, found.failures_told) == (Fraction(1), Fraction(1))
    assert climate(lab.viewer("nadia"), DAY).suggestions == 0
