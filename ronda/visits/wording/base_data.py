"""Sentences about the upkeep of base data: groups, fields and licences in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "was proposed by yourself": _("You proposed this yourself; somebody else decides about it."),
    "was decided already": _("This was decided or withdrawn meanwhile; look at the page again."),
    "has another class since": _(
        "The outlet has another class since this was proposed; return it, and let it be proposed anew."
    ),
}

DEEDS: Deeds = {}

GROUPS: Mapping[str, Promise] = {
    "basic": pgettext_lazy("base data", "Basic"),
    "network": pgettext_lazy("base data", "Network"),
    "management": pgettext_lazy("base data", "Management"),
    "sales": pgettext_lazy("base data", "Sales"),
    "image": pgettext_lazy("base data", "Image"),
    "personal": pgettext_lazy("base data", "Personal"),
}
FIELDS: Mapping[str, Promise] = {
    "name": _("name"),
    "address": _("address"),
    "city": _("city"),
    "telephone": _("telephone"),
    "format": _("format"),
    "latitude": _("latitude"),
    "longitude": _("longitude"),
    "holder": _("account manager"),
    "licence_number": _("licence number"),
    "licence_issued": _("licence issued on"),
    "licence_expires": _("licence expiry"),
    "compliance": _("compliance class"),
    "grade": _("grade"),
    "stars": _("stars"),
    "photo": _("photo"),
    "preferred_from": _("preferred from"),
    "preferred_to": _("preferred to"),
}
# Word and colour of a licence.
LICENCES: Mapping[str, tuple[Promise, str]] = {
    "valid": (pgettext_lazy("licence", "valid"), "good"),
    "ending": (pgettext_lazy("licence", "ends soon"), "attention"),
    "none": (pgettext_lazy("licence", "no licence"), "plain"),
    "expired": (pgettext_lazy("licence", "expired"), "attention"),
    "suspended": (pgettext_lazy("licence", "suspended"), "attention"),
    "revoked": (pgettext_lazy("licence", "revoked"), "stop"),
    "not yet issued": (pgettext_lazy("licence", "not yet issued"), "note"),
}


def group_words(group: str) -> str:
    return str(GROUPS.get(group, group))


def field_words(field: str) -> str:
    return str(FIELDS.get(field, field))
