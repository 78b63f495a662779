"""What was done, in a sentence for the one who did it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.design.templatetags.figures import day, quantity


def deed_sentence(what: str, said: Mapping[str, Any]) -> str:
    """KeyError for a deed of another context."""
    return str(_SENTENCES[what](said))


def _given(said: Mapping[str, Any]) -> str:
    return ngettext(
        "%(outlets)s outlet goes to %(person)s from %(start)s.",
        "%(outlets)s outlets go to %(person)s from %(start)s.",
        said["outlets"],
    ) % {"outlets": quantity(said["outlets"]), "person": said["person"], "start": _day(said["start"])}


def _accepted(said: Mapping[str, Any]) -> str:
    return ngettext(
        "The proposal is accepted: %(outlets)s outlet moves on %(start)s.",
        "The proposal is accepted: %(outlets)s outlets move on %(start)s.",
        said["outlets"],
    ) % {"outlets": quantity(said["outlets"]), "start": _day(said["start"])}


def _changed(said: Mapping[str, Any]) -> str:
    return ngettext("%(outlets)s outlet is changed.", "%(outlets)s outlets are changed.", said["outlets"]) % {
        "outlets": quantity(said["outlets"])
    }


def _day(text: str) -> str:
    return day(date.fromisoformat(text))


_SENTENCES = {
    "outlet.added": lambda said: _("Outlet %(outlet)s is added.") % said,
    "outlet.changed": lambda said: _("Outlet %(outlet)s is changed.") % said,
    "outlets.changed": _changed,
    "outlets.given": _given,
    "product.added": lambda said: _("Product %(product)s is added.") % said,
    "product.changed": lambda said: _("Product %(product)s is changed.") % said,
    "licence.kept": lambda said: _("Licence %(licence)s is recorded.") % said,
    "licence.event": lambda said: _("What happened to licence %(licence)s is recorded.") % said,
    "proposal.accepted": _accepted,
}
