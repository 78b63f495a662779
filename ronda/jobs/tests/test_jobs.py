"""Background work: asked for once, told as it goes, ended in a state that says what happened."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from ronda.jobs.models import Job
from ronda.jobs.queries import job_for, jobs_for
from ronda.jobs.rules import JobView, kinds
from ronda.jobs.services import Progress, ask_for, cancel_job, register, resume_job, run_job
from ronda.jobs.services.progress import SECONDS_BETWEEN, STOPPING
from ronda.jobs.services.working import take_up_silent
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.people.tests.builders import County, a_county

pytestmark = pytest.mark.django_db

NOW = datetime(2022, 11, 3, 9, tzinfo=UTC)
Runner = Callable[[JobView, Viewer, datetime, Progress], Mapping[str, Any] | None]


@pytest.fixture(autouse=True)
def own_kinds() -> Iterator[None]:
    """Kinds that a test names are gone after it."""
    kept = dict(kinds._KINDS)
    yield
    kinds._KINDS.clear()
    kinds._KINDS.update(kept)


@pytest.fixture
def queue(settings: Settings) -> None:
    """Work waits in the database, as in a real home."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def counting(job: JobView, by: Viewer, at: datetime, tell: Progress) -> dict[str, Any]:
    for done in range(4):
        tell("count", done, 3)
    return {"rows": 3}


def refusing(job: JobView, by: Viewer, at: datetime, tell: Progress) -> None:
    raise RefusedError(Problem("2022-10", "is not over", "wait"))


def breaking(job: JobView, by: Viewer, at: datetime, tell: Progress) -> None:
    raise ZeroDivisionError


def a_job(by: Viewer, runner: Runner = counting, subject: str = "2022-10") -> JobView:
    register("count", runner)
    return ask_for(by=by, at=NOW, kind="count", subject=subject, parameters={"to": 3})


@pytest.fixture
def county() -> County:
    return a_county()


def test_work_that_ends_well_keeps_its_result_and_how_far_it_came(county: County) -> None:
    job = a_job(county.viewer)

    assert (job.state, job.done, job.total, job.result) == ("done", 3, 3, {"rows": 3})


def test_a_refusal_becomes_failed_with_its_sentence(county: County) -> None:
    job = a_job(county.viewer, refusing)

    assert job.state == "failed"
    assert job.problem == "2022-10: is not over; wait"
    assert job.problems == [["2022-10", "is not over", "wait"]]


def test_a_bug_becomes_broken_and_tells_nothing_of_itself(county: County) -> None:
    job = a_job(county.viewer, breaking)

    assert (job.state, job.problem) == ("broken", "")
    assert job.can_resume


def test_work_asked_for_twice_is_the_same_while_it_is_open(county: County, queue: None) -> None:
    first = a_job(county.viewer)
    second = a_job(county.viewer)
    other = a_job(county.viewer, subject="2022-11")

    assert first.number == second.number != other.number
    assert (first.state, Job.objects.count()) == ("waiting", 2)


def test_waiting_work_is_cancelled_at_once_and_never_run(county: County, queue: None) -> None:
    job = a_job(county.viewer)

    cancelled = cancel_job(by=county.viewer, at=NOW, number=job.number)
    run_job(job.number, at=NOW)

    assert cancelled.state == "cancelled"
    assert job_for(county.viewer, job.number).state == "cancelled"


def test_running_work_stops_at_its_next_word_when_it_is_cancelled(county: County) -> None:
    def cancelled_meanwhile(job: JobView, by: Viewer, at: datetime, tell: Progress) -> None:
        tell("count", 0, 3)
        cancel_job(by=by, at=timezone.now(), number=job.number)
        tell("write", 1, 3)
        raise AssertionError("it went on")

    assert a_job(county.viewer, cancelled_meanwhile).state == "cancelled"


def test_cancelled_work_goes_on_when_asked_to(county: County, queue: None) -> None:
    job = a_job(county.viewer)
    cancel_job(by=county.viewer, at=NOW, number=job.number)

    resumed = resume_job(by=county.viewer, at=NOW, number=job.number)
    run_job(job.number, at=NOW)

    assert resumed.state == "waiting"
    assert job_for(county.viewer, job.number).state == "done"


def test_words_that_follow_each_other_fast_are_not_all_written(county: County) -> None:
    seen = []

    def hasty(job: JobView, by: Viewer, at: datetime, tell: Progress) -> None:
        for done in range(100):
            tell("count", done, 1_000)
            seen.append(Job.objects.get(pk=job.number).done)

    a_job(county.viewer, hasty)

    assert SECONDS_BETWEEN == 0.5
    assert len(set(seen)) < 50


def test_work_whose_worker_died_is_taken_up_again(county: County, queue: None) -> None:
    job = a_job(county.viewer)
    died_at = timezone.now() - timedelta(minutes=1)
    Job.objects.update(state="running", attempts=1, beat_at=died_at)

    assert job_for(county.viewer, job.number).silent
    assert take_up_silent(at=timezone.now()) == [job.number]
    run_job(job.number, at=NOW)

    again = job_for(county.viewer, job.number)
    assert (again.state, again.attempts) == ("done", 2)


def test_work_that_gives_signs_of_life_is_left_to_its_worker(county: County, queue: None) -> None:
    job = a_job(county.viewer)
    Job.objects.update(state="running", attempts=1, beat_at=timezone.now())

    assert take_up_silent(at=timezone.now()) == []
    assert resume_job(by=county.viewer, at=timezone.now(), number=job.number).state == "running"


def test_a_worker_that_was_given_up_cannot_end_what_another_one_does(county: County, queue: None) -> None:
    def overtaken(job: JobView, by: Viewer, at: datetime, tell: Progress) -> None:
        Job.objects.filter(pk=job.number).update(attempts=9)
        tell("count", 1, 3)

    job = a_job(county.viewer, overtaken)
    run_job(job.number, at=NOW)

    left = job_for(county.viewer, job.number)
    assert (left.state, left.attempts) == ("running", 9)


def test_work_that_kills_every_worker_is_left_broken(county: County, queue: None, settings: Settings) -> None:
    job = a_job(county.viewer)
    died_at = timezone.now() - timedelta(minutes=1)
    Job.objects.update(state="running", attempts=settings.RONDA_JOB_ATTEMPTS, beat_at=died_at)

    assert take_up_silent(at=timezone.now()) == []
    assert job_for(county.viewer, job.number).state == "broken"


def test_a_worker_that_stops_hands_its_work_back(county: County, queue: None) -> None:
    job = a_job(county.viewer)
    STOPPING.set()
    try:
        run_job(job.number, at=NOW)
    finally:
        STOPPING.clear()

    assert job_for(county.viewer, job.number).state == "waiting"


def test_another_company_knows_nothing_of_it(county: County) -> None:
    job = a_job(county.viewer)
    stranger = Viewer.operator(county.other.pk)

    assert jobs_for(stranger) == []
    with pytest.raises(RefusedError):
        job_for(stranger, job.number)
    with pytest.raises(RefusedError):
        cancel_job(by=stranger, at=NOW, number=job.number)


def test_work_is_seen_by_who_asked_and_by_who_may_do_it(county: County) -> None:
    def viewer(name: str, *roles: str) -> Viewer:
        return Viewer(county.company.pk, county.people[name].pk, frozenset(roles), frozenset())

    register("count", counting, may=lambda seen_by: "leader" in seen_by.roles)
    job = ask_for(by=viewer("ana", "director"), at=NOW, kind="count", subject="2022-10")

    assert job_for(viewer("ana", "director"), job.number).asked_by == "Ana Torres"
    assert job_for(viewer("gao", "leader"), job.number).number == job.number
    assert jobs_for(viewer("elena", "account_manager")) == []
