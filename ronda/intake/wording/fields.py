"""What the columns of a file are called, and how their values are written."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.intake.rules.fields import Field

FIELD_NAMES: Mapping[str, Any] = {
    "accepted_on": pgettext_lazy("column", "Accepted on"),
    "address": pgettext_lazy("column", "Address"),
    "age_restricted": pgettext_lazy("column", "Adults only"),
    "allowed_days": pgettext_lazy("column", "Allowed days"),
    "amount": pgettext_lazy("column", "Amount"),
    "area": pgettext_lazy("column", "Area"),
    "born": pgettext_lazy("column", "Date of birth"),
    "brand": pgettext_lazy("column", "Brand"),
    "category": pgettext_lazy("column", "Category"),
    "centre_code": pgettext_lazy("column", "Centre code"),
    "certificate_no": pgettext_lazy("column", "Certificate number"),
    "city": pgettext_lazy("column", "City"),
    "closed_on": pgettext_lazy("column", "Closed on"),
    "code": pgettext_lazy("column", "Code"),
    "complete": pgettext_lazy("column", "Complete"),
    "compliance": pgettext_lazy("column", "Compliance class"),
    "confirmed": pgettext_lazy("column", "Confirmed"),
    "correct": pgettext_lazy("column", "Correct"),
    "day": pgettext_lazy("column", "Day"),
    "days_used": pgettext_lazy("column", "Days used"),
    "done_on": pgettext_lazy("column", "Done on"),
    "due": pgettext_lazy("column", "Due"),
    "due_on": pgettext_lazy("column", "Due on"),
    "duty": pgettext_lazy("column", "Responsibility"),
    "education": pgettext_lazy("column", "Education"),
    "effective": pgettext_lazy("column", "Effective"),
    "email": pgettext_lazy("column", "E-mail"),
    "end": pgettext_lazy("column", "End, not included"),
    "expires": pgettext_lazy("column", "Expires on"),
    "format": pgettext_lazy("column", "Store format"),
    "given_on": pgettext_lazy("column", "Given on"),
    "grade": pgettext_lazy("column", "Customer grade"),
    "hired": pgettext_lazy("column", "Hire date"),
    "issued": pgettext_lazy("column", "Issued on"),
    "kind": pgettext_lazy("column", "Kind"),
    "last_day": pgettext_lazy("column", "Last day"),
    "latitude": pgettext_lazy("column", "Latitude"),
    "level": pgettext_lazy("column", "Level"),
    "line_no": pgettext_lazy("column", "Line number"),
    "longitude": pgettext_lazy("column", "Longitude"),
    "market_type": pgettext_lazy("column", "Market type"),
    "minutes": pgettext_lazy("column", "Minutes"),
    "month": pgettext_lazy("column", "Month"),
    "monthly_wage": pgettext_lazy("column", "Monthly wage"),
    "name": pgettext_lazy("column", "Name"),
    "note": pgettext_lazy("column", "Note"),
    "number": pgettext_lazy("column", "Licence number"),
    "on_time": pgettext_lazy("column", "On time"),
    "outcome": pgettext_lazy("column", "Outcome"),
    "outlet_address": pgettext_lazy("column", "Address"),
    "outlet_city": pgettext_lazy("column", "City"),
    "outlet_code": pgettext_lazy("column", "Outlet code"),
    "outlet_name": pgettext_lazy("column", "Outlet name"),
    "outlet_type": pgettext_lazy("column", "Outlet type"),
    "owner_code": pgettext_lazy("column", "Responsible"),
    "pack": pgettext_lazy("column", "Pack size"),
    "person_code": pgettext_lazy("column", "Person code"),
    "position": pgettext_lazy("column", "Position"),
    "post_code": pgettext_lazy("column", "Post"),
    "preferred_from": pgettext_lazy("column", "Preferred from"),
    "preferred_to": pgettext_lazy("column", "Preferred to"),
    "product_brand": pgettext_lazy("column", "Brand"),
    "product_category": pgettext_lazy("column", "Category"),
    "product_code": pgettext_lazy("column", "Product code"),
    "product_name": pgettext_lazy("column", "Product name"),
    "product_pack": pgettext_lazy("column", "Pack size"),
    "product_volume": pgettext_lazy("column", "Volume"),
    "quantity": pgettext_lazy("column", "Quantity"),
    "raised_on": pgettext_lazy("column", "Raised on"),
    "receiver_code": pgettext_lazy("column", "Receiver"),
    "return_reason": pgettext_lazy("column", "Reason of return"),
    "returned_on": pgettext_lazy("column", "Returned on"),
    "role": pgettext_lazy("column", "Role"),
    "score": pgettext_lazy("column", "Score"),
    "shelf": pgettext_lazy("column", "Shelf price"),
    "size": pgettext_lazy("column", "Store size"),
    "source_key": pgettext_lazy("column", "Record number"),
    "stars": pgettext_lazy("column", "Star rating"),
    "start": pgettext_lazy("column", "Start date"),
    "started": pgettext_lazy("column", "Start time"),
    "started_on": pgettext_lazy("column", "Started on"),
    "status": pgettext_lazy("column", "Status"),
    "telephone": pgettext_lazy("column", "Telephone"),
    "text": pgettext_lazy("column", "Customer request"),
    "title": pgettext_lazy("column", "Title"),
    "valid": pgettext_lazy("column", "Valid"),
    "visit_class": pgettext_lazy("column", "Visit class"),
    "volume": pgettext_lazy("column", "Volume"),
    "wholesale": pgettext_lazy("column", "Wholesale price"),
    "withdrawn_on": pgettext_lazy("column", "Withdrawn on"),
    "working": pgettext_lazy("column", "Working day"),
}

TYPES: Mapping[str, Any] = {
    "code": _("A code, as your own systems write it"),
    "day": _("A day, as 2026-02-28"),
    "degrees": _("Degrees, as 41.976612"),
    "email": _("An e-mail address"),
    "money": _("An amount of money, as 1234.50"),
    "month": _("A month, as 2026-02"),
    "position": _("Latitude and longitude in one cell, as 41.976612, -91.665623"),
    "telephone": _("A telephone number, as 201 555 0134"),
    "text": _("Text"),
    "time": _("A time of the day, as 09:30"),
    "whole": _("A whole number"),
    "yes_no": _("Yes or no"),
}


def field_name(name: str) -> str:
    """In the reader's language; the name in the table of words where there is none yet."""
    return str(FIELD_NAMES.get(name, name.replace("_", " ").capitalize()))


def field_help(field: Field) -> str:
    """How values are written, and whether the column is needed."""
    if field.type == "choice":
        choices = ", ".join(dict.fromkeys((field.choices or {}).values()))
        told = gettext("One of: %(choices)s") % {"choices": choices}
    elif field.type == "whole" and field.least is not None and field.most is not None and field.most < 10_000:
        told = gettext("A whole number from %(least)s to %(most)s") % {
            "least": field.least,
            "most": field.most,
        }
    else:
        told = str(TYPES[field.type])
    need = gettext("needed") if field.required else gettext("may be left out")
    return gettext("%(told)s (%(need)s)") % {"told": told, "need": need}
