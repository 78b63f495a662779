"""Sentences about courses and their materials: refusals by what the service found, deeds by what was done."""

from django.utils.translation import gettext, gettext_lazy

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "is not offered yet": gettext_lazy("The course is a draft; offer it first."),
    "is still to come": gettext_lazy("The day is still to come; name the day on which it was learnt."),
    "are none, or more than a day has": gettext_lazy("Name minutes from 1 to 1440, those of one day."),
    "is in that state already": gettext_lazy("The course is past this step; look at the page again."),
    "is empty or another course's": gettext_lazy("Write a code that no other course has."),
    "go round in a circle: %(names)s": gettext_lazy(
        "These courses would each have to come before the other: %(names)s. Leave one of them out."
    ),
    "are not all of the company": gettext_lazy("Choose from the list."),
    "is no form of learning": gettext_lazy("Choose from the list."),
    "is no kind of material": gettext_lazy("Choose from the list."),
    "are none": gettext_lazy("Write how many minutes it takes."),
    "is longer than a material may be": gettext_lazy("The text is too long; divide it into two materials."),
    "is no address of the web": gettext_lazy("Write an address that begins with https://."),
    "is not said": gettext_lazy("Write what is new in this version."),
    "is larger than %(millions)s million bytes": gettext_lazy(
        "The file is larger than %(millions)s million bytes; choose a smaller one."
    ),
    "is not a PDF file": gettext_lazy("This is no PDF file, whatever its name says; choose another one."),
    "is not an MP4 or WebM video": gettext_lazy("This is no MP4 or WebM video; choose another file."),
    "are not said, and the file does not say them": gettext_lazy(
        "The file does not say how long it takes; write the minutes."
    ),
    "is not chosen": gettext_lazy("Choose a file."),
    "is wanting in words": gettext_lazy("Say why, in a sentence."),
    "is longer than fits": gettext_lazy("This is too long; say it shorter."),
    "is nobody of the company": gettext_lazy("Choose from the list."),
    "is no link": gettext_lazy("Only a link is finished by saying so."),
    "is not learnt alone": gettext_lazy("This course is completed by whoever leads it, not alone."),
    "is not offered": gettext_lazy("The course is not offered."),
    "is done already, and not due again": gettext_lazy("You have done this course, and it is not due again."),
    "has no material": gettext_lazy("The course has no material yet."),
    "has materials that are not finished": gettext_lazy("Finish the compulsory materials first."),
    "was seen for less than a minute": gettext_lazy("Less than a minute was seen; that is no learning time."),
    "comes after %(names)s": gettext_lazy("Do this first: %(names)s."),
    "is not due again": gettext_lazy("The course is not due again yet."),
    "is not from 1 to 5": gettext_lazy("Choose from 1 to 5."),
    "was settled meanwhile": gettext_lazy("The proposal is settled already; look at the page again."),
    "is not for this post, lies open, or was done or declined not long ago": gettext_lazy(
        "The course is not for this person's post, lies open already, or was done or declined not long ago."
    ),
}

DEEDS: Deeds = {
    "course.made": lambda said: gettext("Made the course"),
    "course.changed": lambda said: gettext("Changed the course"),
    "course.offered": lambda said: gettext("Offered the course"),
    "course.retired": lambda said: gettext("Retired the course"),
    "course.material_added": lambda said: gettext("Added the material %(title)s") % said,
    "course.material_changed": lambda said: gettext("Wrote version %(version)s of %(title)s") % said,
    "course.material_removed": lambda said: gettext("Took out the material %(title)s") % said,
}
