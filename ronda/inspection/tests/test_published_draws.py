"""The published files: written, read strictly, and re-run step by step."""

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.inspection.rules.draws import PoissonTerms, StrataTerms, Terms, Unit, read_published, verify
from ronda.inspection.tests.draw_cast import AGAIN, FOUR_AND_SIX, LEAST, published_files
from ronda.inspection.wording.draw_steps import STEPS, say_step

OUTLETS = [Unit(f"R{number % 9}/{number}", "diego", 1 + number % 4) for number in range(40)]


def failed(files: dict[str, str]) -> list[str]:
    published, problems = read_published(files)
    assert problems == []
    assert published is not None
    return [step.code for step in verify(published) if not step.ok]


def complaints(files: dict[str, str]) -> list[str]:
    published, problems = read_published(files)
    assert published is None
    return list(map(str, problems))


def changed(file: str, old: str, new: str) -> dict[str, str]:
    files = published_files()
    assert old in files[file]
    return files | {file: files[file].replace(old, new, 1)}


def test_the_files_of_the_worked_example_are_as_the_page_says() -> None:
    files = published_files()

    assert files["frame.txt"].startswith("V001|city|1\nV002|city|1\n")
    assert files["frame.txt"].endswith("V050|rural|1")
    first = files["list.txt"].split("\n")[1].split("|")
    assert (first[:3], first[4:6]) == (["1", "V002", "city"], ["1/5", "alike"])
    said = json.loads(files["reveals.json"])
    assert said["seed"] == "7f34c73e521698e99df8f97e629e03af87d6b2c0e47bfb15533193bf3998c17f"


@pytest.mark.parametrize(
    "terms",
    [
        FOUR_AND_SIX,
        PoissonTerms(Fraction(7, 2), LEAST, AGAIN),
        PoissonTerms(Fraction(9), LEAST, AGAIN, stratum_cap=Fraction(3)),
    ],
)
def test_what_was_published_agrees_in_every_step(terms: Terms) -> None:
    assert failed(published_files(terms=terms)) == []


def test_one_per_outlet_agrees_too() -> None:
    strata = StrataTerms({"diego": 5}, LEAST, AGAIN, one_per_outlet=True)
    poisson = PoissonTerms(Fraction(4), LEAST, AGAIN, one_per_outlet=True)

    assert failed(published_files(OUTLETS, strata)) == []
    assert failed(published_files(OUTLETS, poisson)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "steps"),
    [
        ("frame.txt", "V050|rural", "V051|rural", ["frame", "seed", "list"]),
        ("reveals.json", "river-29-oak", "river-29-elm", ["promise", "seed"]),
        ("reveals.json", "drand:4242", "drand:4243", ["seed"]),
        ("reveals.json", "drand:4242", "", ["beacon", "seed"]),
        ("reveals.json", '"7f34', '"7f35', ["seed", "list", "again"]),
        ("announced.json", '"rural": 6', '"rural": 5', ["list", "chances", "again"]),
        ("announced.json", '"rural": 6', '"rural": 31', ["terms"]),
        ("announced.json", '"again": "1/20"', '"again": "1/5"', ["again"]),
        ("list.txt", "1/5", "1/4", ["chances"]),
        ("list.txt", "alike", "certain", ["chances"]),
    ],
)
def test_whatever_is_changed_afterwards_is_noticed(file: str, old: str, new: str, steps: list[str]) -> None:
    assert failed(changed(file, old, new)) == steps


def test_a_visit_left_out_of_the_list_is_noticed_at_its_line() -> None:
    files = published_files()
    lines = files["list.txt"].split("\n")
    shorter = files | {"list.txt": "\n".join(lines[:-1])}

    published, problems = read_published(shorter)

    assert problems == []
    assert published is not None
    assert next(step.facts for step in verify(published) if step.code == "list")["position"] == 10


def test_a_party_that_kept_silent_is_named_and_one_alone_is_not_enough() -> None:
    files = published_files()
    said = json.loads(files["reveals.json"])
    del said["nonces"]["staff"]
    said["beacon"] = ""
    published, _problems = read_published(files | {"reveals.json": json.dumps(said)})

    assert published is not None
    steps = {step.code: step.ok for step in verify(published)}
    assert (steps["silent"], steps["say"]) == (True, False)


def test_files_are_known_by_what_they_say() -> None:
    files = {f"download ({number})": text for number, text in enumerate(published_files().values())}

    assert failed(files) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("frame.txt", "V002|city|1", "V002|city", "line 2: has 2 parts and not the 3 of id|stratum|size"),
        ("frame.txt", "V003|city|1", "V003|city|0", "line 3: '0' is no size"),
        ("frame.txt", "V004|city|1", "V004|city|01", "line 4: '01' is no size"),
        ("frame.txt", "V005|city|1\n", "V005|city|1\r\n", "line 5: ends with a carriage return"),
        ("frame.txt", "V007|city", "V006|city", "line 7: 'V006' does not follow 'V006'"),
        ("frame.txt", "V050|rural|1", "V050|rural|1\n", "line 51: is empty"),
        ("list.txt", "position|unit", "place|unit", "line 1:"),
        ("list.txt", "\n2|", "\n3|", "line 3: has position 3; it is 2"),
        ("list.txt", "1/5", "0.2", "line 2: '0.2' is no probability"),
        ("announced.json", '"take"', '"takes"', "terms.strata.take is missing"),
        ("announced.json", '"round"', '"commitments": {},\n  "round"', "says 'commitments' twice"),
        ("announced.json", '"1/20"', "0.05", "terms.strata.again must be a text"),
        ("announced.json", '"method": "strata"', '"method": "whim"', "terms"),
        ("reveals.json", '"beacon"', "beacon", "line 7: is no JSON"),
        ("reveals.json", "drand:4242", "drand|4242", "line 7: beacon"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_told_by_line(file: str, old: str, new: str, said: str) -> None:
    found = complaints(changed(file, old, new))

    assert any(said in each for each in found), found


def test_missing_and_double_files_are_named() -> None:
    files = published_files()
    frame = files.pop("frame.txt")

    assert complaints(files) == [
        "frame.txt: is not among the files; give all four: frame, announced, reveals and list"
    ]
    assert complaints(files | {"a": frame, "b": frame}) == [
        "b: is a second frame.txt beside a; leave one out"
    ]
    assert complaints({"deep": "[" * 9 + '{"a":' * 100_000})[0].startswith("announced.json")
    assert len(complaints({})) == 4


@given(st.sampled_from(["frame.txt", "announced.json", "reveals.json", "list.txt"]), st.data())
@settings(max_examples=150, deadline=None)
def test_no_sign_of_any_file_can_be_changed_unnoticed(file: str, data: st.DataObject) -> None:
    files = published_files()
    text = files[file]
    place = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from("0a|\n /"))
    damaged = files | {file: text[:place] + sign + text[place + 1 :]}

    published, problems = read_published(damaged)

    # The name of the round and of the beacon's source are words, and spaces in JSON say nothing.
    meant = published is not None and read_published(files)[0]
    if published is None or not meant:
        assert problems
    elif published.announced.round == meant.announced.round and (
        published.announced.beacon_source == meant.announced.beacon_source
    ):
        same = published == meant
        assert same is all(step.ok for step in verify(published))


def test_every_step_has_a_sentence_for_each_outcome() -> None:
    published, _problems = read_published(published_files())

    assert published is not None
    for step in verify(published):
        assert say_step(step.code, step.ok, step.facts)
        if step.code != "silent":
            assert (step.code, False) in STEPS
