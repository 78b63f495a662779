"""Sentences about comments, files and notes: refusals and deeds."""

from django.utils.translation import gettext, gettext_lazy

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "is empty": gettext_lazy("There is nothing in it; write or choose something."),
    "is longer than %(most)s characters": gettext_lazy("Say it in at most %(most)s characters."),
    "ends in .%(ending)s": gettext_lazy("Files that end in .%(ending)s are not kept here."),
    "is larger than %(most)s megabytes": gettext_lazy("The file is larger than %(most)s megabytes."),
    "is not what its ending .%(ending)s says": gettext_lazy(
        "The file is not what its ending .%(ending)s says; save it in that format first."
    ),
    "concerns work of no centre": gettext_lazy("This is work of no centre; write a comment."),
}

DEEDS: Deeds = {
    "desk.attached": lambda said: gettext("Added the file %(name)s") % {"name": said["name"]},
    "desk.removed": lambda said: gettext("Took out the file %(name)s") % {"name": said["name"]},
    "note.written": lambda said: gettext("Wrote a supervision note to %(name)s") % {"name": said["name"]},
    "note.acknowledged": lambda said: gettext("Acknowledged the supervision note"),
}
