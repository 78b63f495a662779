"""Sentences about the leaders' view: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "have no policy of theirs": _("The policy folder has no part about recognition notes."),
    "of the note is still to come": _("The day is still to come: say when it was seen."),
    "of the note says too little": _("Say what was good and what came of it; a word or two say too little."),
    "of taking the note back is missing": _("Say why the note is taken back."),
}

DEEDS: Deeds = {
    "note.written": lambda said: gettext("Note written"),
    "note.answered": lambda said: gettext("Note answered"),
    "note.taken_back": lambda said: gettext("Note taken back"),
}

SHOWN: Mapping[str, tuple[str, Promise]] = {
    "asked": ("attention", pgettext_lazy("recognition note", "Person is asked")),
    "team": ("good", pgettext_lazy("recognition note", "Shown to the team")),
    "private": ("plain", pgettext_lazy("recognition note", "Not shown to the team")),
}


def shown_words(shown: str) -> tuple[str, str]:
    kind, words = SHOWN[shown]
    return kind, str(words)
