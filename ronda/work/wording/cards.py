"""Sentences about responsibility cards: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ronda.design.templatetags.figures import day
from ronda.work.models import Stage
from ronda.work.wording.posts import card_post_name
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "this version is adopted already": gettext_lazy("Somebody has adopted this version meanwhile."),
    "this version was dropped": gettext_lazy("Somebody has dropped this version meanwhile."),
    "this version is proposed already": gettext_lazy(
        "This version is proposed already and is no longer changed; drop it to begin again."
    ),
    "this version is still a draft": gettext_lazy("This version is still a draft; propose it first."),
    "another version of this post is under way": gettext_lazy(
        "Another version of this card is under way; adopt it or drop it first."
    ),
    "has no reason": gettext_lazy("Say why, in a few words."),
    "has no duty": gettext_lazy("A card without duties cannot be proposed; add one."),
    "has no such duty any more": gettext_lazy("Somebody has taken this duty out meanwhile."),
    "is not a code of a duty": gettext_lazy(
        "A code is a capital letter, then letters, digits or dashes, as in D10."
    ),
    "stands on this card already": gettext_lazy("This duty stands on the card already; change it there."),
    "has no words": gettext_lazy("Say what the duty is."),
    "is no post of your company": gettext_lazy("Your company has no such post."),
    "lies in a month that has results, or before it; the last one is %(month)s": gettext_lazy(
        "Months up to %(month)s have results, which keep the card that they were made with;"
        " choose a later day."
    ),
    "is the start of another version already": gettext_lazy(
        "Another version begins on this day already; choose another one."
    ),
}


def _told(sentence: Any, said: Mapping[str, Any]) -> str:
    facts = {**said, "post": card_post_name(str(said.get("post", "")))}
    return str(sentence) % facts


def _dated(said: Mapping[str, Any]) -> dict[str, Any]:
    starts = said.get("starts")
    return {**said, "starts": day(date.fromisoformat(starts)) if starts else ""}


DEEDS: Deeds = {
    "card.drafted": lambda said: _told(_("Version %(version)s of the card %(post)s was begun"), said),
    "card.duty_added": lambda said: _told(_("Duty %(duty)s was added"), said),
    "card.duty_changed": lambda said: _told(_("Duty %(duty)s was changed"), said),
    "card.duty_removed": lambda said: _told(_("Duty %(duty)s was taken out"), said),
    "card.duty_moved": lambda said: _told(_("Duty %(duty)s was put elsewhere"), said),
    "card.proposed": lambda said: _told(_("Version %(version)s was proposed"), said),
    "card.adopted": lambda said: _told(_("Version %(version)s was adopted from %(starts)s on"), _dated(said)),
    "card.dropped": lambda said: _told(_("Version %(version)s was dropped"), said),
    "card.confirmed": lambda said: _told(_("Version %(version)s was read and confirmed"), said),
}

STAGES = dict(Stage.choices)
FIELDS = {
    "title": gettext_lazy("Title"),
    "evidence": gettext_lazy("Evidence"),
    "indicator": gettext_lazy("Measured by"),
}
CHANGES = {
    "new": ("good", gettext_lazy("New duty")),
    "gone": ("stop", gettext_lazy("Taken out")),
    "changed": ("attention", pgettext_lazy("a duty", "Changed")),
    "moved": ("note", gettext_lazy("Another place")),
    "same": ("plain", gettext_lazy("The same")),
}
STATES = {"draft": "plain", "proposed": "attention", "adopted": "good", "dropped": "plain"}
