"""Where in a file something stands."""

from django.utils.translation import gettext_noop as _

PLACES = (
    _("row %(row)s, column %(column)s"),
    _("row %(row)s, outlet %(code)s in %(month)s"),
    _("row %(row)s, licence %(number_of)s of outlet %(code)s"),
    _("row %(row)s, outlet %(code)s"),
    _("row %(row)s, product %(code)s"),
    _("row %(row)s, person %(code)s"),
    _("row %(row)s, centre %(code)s"),
    _("row %(row)s, line %(code)s"),
    _("row %(row)s, %(field)s"),
    _("row %(row)s"),
    _("column %(column)s"),
    _("sheet %(name)s"),
    _("mapping %(name)s"),
    _("centre %(code)s"),
    _("outlet %(code)s"),
    _("person %(code)s"),
    _("product %(code)s"),
    _("import %(number)s"),
)
