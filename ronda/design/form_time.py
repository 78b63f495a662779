"""How long a form is worked on: a signed mark of when it was shown, and who hears of one that was sent.

Only counts are told: which form, seconds, fields filled beforehand, fields typed. Never what was written.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.core.signing import BadSignature, Signer
from django.forms import BaseForm
from django.utils import timezone

SHOWN, ACTIVE = "form_shown", "form_active"
_signer = Signer(salt="ronda.form_time")
_heard: ContextVar[list[BaseForm] | None] = ContextVar("forms that were sent", default=None)


@dataclass(frozen=True)
class SentForm:
    """`elapsed` seconds since it was first shown; `active` as the browser counted them, if it did."""

    form: str
    elapsed: int
    active: int | None
    filled: int
    typed: int


@contextmanager
def listening() -> Iterator[list[BaseForm]]:
    """Gathers the forms that are sent without a fault meanwhile."""
    heard: list[BaseForm] = []
    token = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(token)


def hear(form: BaseForm) -> None:
    heard = _heard.get()
    if heard is not None and form not in heard:
        heard.append(form)


def name_of(form: BaseForm) -> str:
    """`work.tasks.Task`: context, file and class."""
    package = type(form).__module__.split(".")
    context = package[1] if len(package) > 1 else package[0]
    return f"{context}.{package[-1]}.{type(form).__name__.removesuffix('Form')}"


def mark_of(form: BaseForm) -> str:
    """The mark to show with the form; one that is shown again keeps its first."""
    kept = str(form.data.get(SHOWN, "")) if form.is_bound else ""
    return kept if kept and _shown_for(form, kept) is not None else _signer.sign(f"{name_of(form)} {_now()}")


def active_of(form: BaseForm) -> int:
    """The seconds that a form shown again was worked on before."""
    return _whole(form.data.get(ACTIVE)) or 0 if form.is_bound else 0


def sent_form(form: BaseForm) -> SentForm | None:
    """What can be told of a form that was sent; None without a mark of our own."""
    elapsed = _shown_for(form, str(form.data.get(SHOWN, "")))
    if elapsed is None:
        return None
    shown = [field.name for field in form.visible_fields()]
    typed = set(form.changed_data) & set(shown)
    filled = [name for name in shown if name not in typed and form[name].initial not in (None, "", [], False)]
    return SentForm(name_of(form), elapsed, _whole(form.data.get(ACTIVE)), len(filled), len(typed))


def _shown_for(form: BaseForm, mark: str) -> int | None:
    """Seconds since the mark was made for this form; None for any other mark."""
    try:
        name, made = _signer.unsign(mark).rsplit(" ", 1)
    except (BadSignature, ValueError):
        return None
    return max(0, _now() - int(made)) if name == name_of(form) else None


def _now() -> int:
    return int(timezone.now().timestamp())


def _whole(value: Any) -> int | None:
    text = str(value or "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else None
