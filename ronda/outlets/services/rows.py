"""An outlet as the row that its writes are told."""

from dataclasses import fields

from ronda.outlets.models import Outlet
from ronda.outlets.rules import OutletRow


def row_of(outlet: Outlet) -> OutletRow:
    names = [field.name for field in fields(OutletRow) if field.name != "centre_code"]
    values = {name: getattr(outlet, name) for name in names}
    return OutletRow(**values, centre_code=outlet.centre.code)
