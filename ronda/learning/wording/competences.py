"""The default ladder's competences in words: name and meaning by code, kept in English, told translated."""

from django.utils.translation import gettext_noop as _

DEFAULT_COMPETENCES: dict[str, tuple[str, str]] = {
    "market_state": (
        _("Analysis of the market's state"),
        _("Reads sales, stock and prices of the own outlets, and says what follows from them."),
    ),
    "customer_service": (
        _("Customer service"),
        _("Finds out what a retailer needs, and sees that it is answered."),
    ),
    "brand_cultivation": (
        _("Brand cultivation"),
        _("Leads a brand in an outlet from its listing to steady sales."),
    ),
    "visit_work": (
        _("Preparing and carrying out a visit"),
        _("Goes to a visit with a goal, keeps to its steps, and writes down what was agreed."),
    ),
    "order_advice": (
        _("Advice on orders and stock"),
        _("Proposes an order that neither runs out nor piles up."),
    ),
    "request_handling": (
        _("Handling requests and complaints"),
        _("Takes up a request on the day, passes it on or settles it, and tells the retailer."),
    ),
    "base_data": (
        _("Right base data"),
        _("Keeps outlets, licences and contacts as they really are."),
    ),
    "display": (
        _("Display of goods"),
        _("Sets up a display by its plan: full, priced, and clean."),
    ),
    "brand_plan": (
        _("Planning for a brand"),
        _("Writes a plan for a brand: outlets, measures, dates, and how its effect is measured."),
    ),
    "data_use": (
        _("Use of data"),
        _("Draws the right figures, checks them, and puts them so that others can act."),
    ),
    "work_planning": (
        _("Planning and following up work"),
        _("Gives tasks with a date and a goal, and looks at what came of them."),
    ),
    "retailer_coaching": (
        _("Coaching retailers"),
        _("Helps a retailer to sell better: shows, lets try, looks again."),
    ),
    "people_growth": (
        _("Bringing people on"),
        _("Sees what somebody can and cannot do yet, and gives the next thing to learn."),
    ),
    "fair_dealing": (
        _("Fair dealing"),
        _("Treats every retailer alike, takes no favours, and says when something went wrong."),
    ),
    "own_learning": (
        _("Keeps learning"),
        _("Looks for what is missing and learns it without being told."),
    ),
    "passing_on": (
        _("Passes on what one knows"),
        _("Shows younger colleagues at work how it is done."),
    ),
}
