"""A digest in words, sent by e-mail."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _
from django.utils.translation import override

from ronda.design.templatetags.figures import day, long_day
from ronda.work.services.digests import Digest

LONGEST = 100


def send_digest(digest: Digest) -> None:
    """In the language of whoever reads it."""
    with override(digest.language):
        subject = _("Ronda: what waits for you, %(day)s") % {"day": long_day(digest.today)}
        text = "\n".join(_lines(digest)) + "\n"
    send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [digest.to])


def _lines(digest: Digest) -> Iterator[str]:
    work = digest.work
    yield _("Good morning, %(name)s.") % {"name": digest.name}
    yield from _part(
        _("Hand-overs to answer"), (f"{day(each.given_on)}: {each.title}" for each in work.to_answer)
    )
    yield from _part(_("Hand-overs to give"), (each.title for each in work.to_give))
    yield from _part(_("Tasks"), (_task(each, digest) for each in work.tasks))
    yield from _part(
        _("Customer requests to answer"),
        (f"{day(each.due_on)}: {each.outlet.name}, {_short(each.text)}" for each in work.requests),
    )
    yield from _part(_("Supervision notes to acknowledge"), map(_short, digest.notes))
    for part in digest.parts:
        yield from _part(*part())
    yield ""
    if settings.RONDA_ADDRESS:
        yield f"{settings.RONDA_ADDRESS}/today/"
    yield _("You wished for this message; under Work, Tasks, Calendar feed and digest you change or end it.")


def _part(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """Nothing where there are no lines."""
    listed = [f"- {line}" for line in lines]
    if listed:
        yield from ("", heading, *listed)


def _task(task: object, digest: Digest) -> str:
    due, title = task.due, task.title  # type: ignore[attr-defined]
    if due < digest.today:
        return _("%(day)s, late: %(title)s") % {"day": day(due), "title": title}
    return f"{day(due)}: {title}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
