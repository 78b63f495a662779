"""One sentence for each step of re-running a draw; the page of a draw hands the same ones to its script."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# By code and outcome; the blanks are the facts of the step.
STEPS: Mapping[tuple[str, bool], Any] = {
    ("frame", True): _("The frame (units: %(units)s) has the announced digest %(digest)s."),
    ("frame", False): _("The frame has another digest than announced: %(digest)s."),
    ("promise", True): _("The nonce of %(party)s is the one committed to."),
    ("promise", False): _("The nonce of %(party)s is not the one committed to."),
    ("silent", True): _("%(party)s did not reveal and has no say in the seed."),
    ("stranger", False): _("%(party)s reveals a nonce and never committed to one."),
    ("beacon", True): _("The public beacon is used as announced (announced: %(source)s; used: %(beacon)s)."),
    ("beacon", False): _(
        "The public beacon is not used as announced (announced: %(source)s; used: %(beacon)s)."
    ),
    ("say", True): _("No party alone could choose the seed (nonces: %(parties)s)."),
    ("say", False): _("One party alone could have chosen the seed (nonces: %(parties)s)."),
    ("seed", True): _("The seed follows from nonces, frame and beacon: %(seed)s."),
    ("seed", False): _("The seed does not follow from nonces, frame and beacon; it would be %(seed)s."),
    ("terms", True): _("The announced terms fit the frame; each of its units had a chance (%(units)s)."),
    ("terms", False): _("The announced terms do not fit the frame (units: %(units)s); nothing can be drawn."),
    ("list", True): _("Seed and terms draw exactly the published list (units: %(drawn)s)."),
    ("list", False): _("Seed and terms draw another list (units: %(drawn)s); line %(position)s differs."),
    ("chances", True): _("Every published probability is the one that the terms give (units: %(drawn)s)."),
    ("chances", False): _("The probability on line %(position)s is not the one that the terms give."),
    ("again", True): _("Those inspected a second time are drawn by the same seed (units: %(drawn)s)."),
    ("again", False): _("Line %(position)s differs in whether it is inspected a second time."),
    ("files", False): _("%(file)s, line %(line)s: this is not what such a file holds."),
    ("missing", False): _("%(file)s is not among the files."),
    ("double", False): _("%(file)s and %(other)s are the same kind of file; leave one out."),
}
OUTCOMES: Mapping[bool, Any] = {
    True: _("Everything agrees: this draw is as it was announced."),
    False: _("Something does not agree: do not trust this draw before it is explained."),
}
MARKS: Mapping[bool, Any] = {
    True: pgettext_lazy("step of a verification", "ok"),
    False: pgettext_lazy("step of a verification", "failed"),
}


def say_step(code: str, ok: bool, facts: Mapping[str, str | int]) -> str:
    """The sentence of a step; what is empty is a dash."""
    return str(STEPS[code, ok]) % {name: "-" if value == "" else value for name, value in facts.items()}
