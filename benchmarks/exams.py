"""200 people answer an exam at once on a real server: `python -m benchmarks.exams`.

Everybody begins within the same minute, answers twenty questions with two to ten seconds between them, one
in ten twice, and all hand in at the same moment. Times are those that a browser waits, beside those of the
sign-in page while nobody else is there. Then every answer is looked for in the database.
"""

import http.client
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.large_company import open_home

PEOPLE, QUESTIONS = 200, 20
SEED = 20261126
PORT = 8799
OPENED = datetime(2024, 1, 1, 8, tzinfo=UTC)
HIRED = date(2024, 1, 1)
BEGIN_SECONDS, PAUSES, TWICE = 60.0, (2.0, 10.0), 0.1
OPTIONS = [["a", "One"], ["b", "Two"], ["c", "Three"], ["d", "Four"]]


@dataclass
class Seen:
    """What the browsers saw: seconds by what was asked, what went wrong, what was given last."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    given: dict[tuple[int, int], str] = field(default_factory=dict)
    sent: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, what: str, seconds: float) -> None:
        with self.lock:
            self.seconds.setdefault(what, []).append(seconds)


class Browser:
    """One person's browser, with the cookies of a session that is there already."""

    def __init__(self, session: str, seen: Seen) -> None:
        self.seen = seen
        self.cookies = {"sessionid": session} if session else {}

    def ask(self, what: str, path: str, data: dict[str, str] | None = None) -> tuple[int, str, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if data is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(data | {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
        start = time.perf_counter()
        # Between two answers the server has closed the connection; a browser opens another one too.
        door = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        door.request("GET" if data is None else "POST", path, body, headers)
        answer = door.getresponse()
        text = answer.read().decode()
        door.close()
        self.seen.add(what, time.perf_counter() - start)
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _is, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), text


def sit(place: int, session: str, exam: int, seen: Seen, together: threading.Barrier) -> None:
    chance = random.Random(SEED + place)
    try:
        browser = Browser(session, seen)
        time.sleep(chance.uniform(0, BEGIN_SECONDS))
        browser.ask("list of exams", "/learning/exams/")
        _status, page, _text = browser.ask("begin", f"/learning/exams/{exam}/begin/", {})
        _status, _to, text = browser.ask("paper", page)
        attempt = int(re.findall(r"/attempts/(\d+)/", page)[0])
        positions = sorted({int(each) for each in re.findall(r'data-question="(\d+)"', text)})
        if len(positions) != QUESTIONS:
            seen.wrong.append(f"{place}: {len(positions)} questions")
        for position in positions:
            time.sleep(chance.uniform(*PAUSES))
            for sequence in range(1, 3 if chance.random() < TWICE else 2):
                said = chance.choice("abcd")
                data = {"sequence": str(sequence), f"q{position}": said}
                status, _to, text = browser.ask("answer", f"{page}{position}/", data)
                seen.sent += 1
                if status != 200 or json.loads(text)["taken"] is not True or json.loads(text)["late"]:
                    seen.wrong.append(f"{place} {position}: {status} {text[:200]}")
                seen.given[attempt, position] = said
        together.wait(240)
        status, _to, _text = browser.ask("hand in", f"{page}hand-in/", {})
        if status != 302:
            seen.wrong.append(f"{place}: handing in {status}")
    except Exception as broken:
        seen.wrong.append(f"{place}: {type(broken).__name__} {broken}")
        together.abort()


def prepare() -> tuple[int, list[str]]:
    """A company of the people, an exam that is open, and a session for each."""
    from django.contrib.auth.models import User
    from django.utils import timezone

    from ronda.config.environment import ROOT
    from ronda.kernel.period import Month
    from ronda.learning.services.bank import QuestionSaid, add_question
    from ronda.learning.services.blueprints import keep_blueprint
    from ronda.learning.services.exams import ExamSaid, invite, make_exam, open_exam
    from ronda.people import services
    from ronda.people.models import Person
    from ronda.people.rules import Viewer
    from ronda.people.rules.records import AppointmentRow, CentreRow, PersonRow
    from ronda.policy import load_policy

    rules = load_policy(ROOT / "policies").in_force(Month(2026, 5).period)
    company = services.open_company(
        at=OPENED, code="exam", name="Exam Wholesale", country="US", currency="USD", simulated=True
    )
    by = Viewer.operator(company.pk)
    services.open_posts(by=by, at=OPENED, rules=rules)
    codes = [f"P{number:03d}" for number in range(PEOPLE)]
    services.keep_centres(by=by, at=OPENED, rows=[CentreRow("C1", "Centre")])
    services.keep_people(by=by, at=OPENED, rows=[PersonRow(each, each, hired=HIRED) for each in codes])
    services.appoint(
        by=by,
        at=OPENED,
        rows=[AppointmentRow(each, "C1", "account_manager", HIRED, None, 300_000) for each in codes],
    )
    sessions = []
    for person in Person.objects.filter(code__in=codes).order_by("code"):
        person.user = User.objects.create_user(person.code)
        person.save(update_fields=["user"])
        sessions.append(_session(person.user))
    now = timezone.now()
    for number in range(60):
        said = QuestionSaid("single", f"Question {number}", {"options": OPTIONS}, {"right": "a"})
        add_question(by=by, at=now, today=now.date(), said=said, in_use=True)
    row = {"competence": None, "difficulty": None, "number": QUESTIONS, "points": "1"}
    part = {"code": "theory", "title": "Theory", "pass_mark": "60", "rows": [row]}
    blueprint = keep_blueprint(by=by, at=now, title="All at once", parts=[part])
    hour = timedelta(hours=1)
    exam = make_exam(
        by=by, at=now, said=ExamSaid("All at once", blueprint.pk, now - hour, now + 2 * hour, 60)
    )
    invite(by=by, at=now, today=now.date(), number=exam.pk, people=codes)
    open_exam(by=by, at=now, number=exam.pk)
    return exam.pk, sessions


def _session(user: Any) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return str(store.session_key)


def served(home: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "ronda.cli", "serve", "--port", str(PORT), "--workers", str(workers)]
    server = subprocess.Popen(
        [*command, "--threads", "8", "--home", str(home)],
        env=os.environ | {"RONDA_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )
    for _turn in range(240):
        try:
            if Browser("", Seen()).ask("sign-in", "/account/login/")[0] < 500:
                return server
        except OSError:
            time.sleep(0.25)
    server.terminate()
    raise SystemExit("the server did not start")


def report(seen: Seen, alone: Seen, lost: list[str], kept: int) -> list[str]:
    usual = _at(alone.seconds["sign-in"], 0.5)
    rows = [
        "| what | asked | middle ms | p95 ms | longest ms | p95, times the sign-in page alone |",
        "|---|---|---|---|---|---|",
    ]
    for what, seconds in seen.seconds.items():
        middle, far, longest = (1000 * _at(seconds, share) for share in (0.5, 0.95, 1))
        ratio = far / 1000 / usual
        rows.append(f"| {what} | {len(seconds)} | {middle:.0f} | {far:.0f} | {longest:.0f} | {ratio:.1f} |")
    rows.append(f"sign-in page alone, middle of {len(alone.seconds['sign-in'])}: {1000 * usual:.0f} ms")
    faults = f"faults: {len(seen.wrong)}"
    rows.append(f"answers sent {seen.sent}, kept {kept}, last ones lost or other: {len(lost)}, {faults}")
    return [*rows, *seen.wrong[:5], *lost[:5]]


def _at(seconds: list[float], share: float) -> float:
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def lost_of(seen: Seen) -> tuple[list[str], int]:
    """What was given last against what holds, and the number of answers kept."""
    from ronda.learning.models import AttemptQuestion, SavedAnswer
    from ronda.learning.queries.exams import held_answers

    asked = list(AttemptQuestion.objects.all())
    held = held_answers(asked)
    there = {(each.attempt_id, each.position): held[each.pk].said for each in asked if each.pk in held}
    lost = [
        f"{place}: given {said}, held {there.get(place)}"
        for place, said in seen.given.items()
        if there.get(place) != said
    ]
    return lost, SavedAnswer.objects.count()


def measure(home: Path, workers: int) -> list[str]:
    open_home(home)
    exam, sessions = prepare()
    server = served(home, workers)
    try:
        alone, seen = Seen(), Seen()
        for _turn in range(40):
            Browser("", alone).ask("sign-in", "/account/login/")
        together = threading.Barrier(PEOPLE)
        threads = [
            threading.Thread(target=sit, args=(place, session, exam, seen, together))
            for place, session in enumerate(sessions)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        server.terminate()
        server.wait(30)
    return report(seen, alone, *lost_of(seen))


def main(workers: int = 2, home: str = "") -> None:
    """In a home of its own, or in an empty one that is there."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        lines = measure(Path(home or folder), workers)
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 2, sys.argv[2] if sys.argv[2:] else "")
