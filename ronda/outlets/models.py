"""Licensed shops, what they are sold, who looks after them, and the segments of the sales ledger."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords


def _known_before_withdrawn(name: str) -> models.BaseConstraint:
    return models.CheckConstraint(
        name=f"{name}_is_known_before_withdrawn",
        condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("known_at")),
    )


class Outlet(models.Model):
    """A licensed shop; its classes are independent of each other."""

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("ordinary outlet")
        MODERN = "modern", _("modern outlet")
        AFFILIATED = "affiliated", _("affiliated outlet")

    class Market(models.TextChoices):
        TOWN = "town", _("town")
        COUNTRY = "country", pgettext_lazy("market type", "country")

    class Size(models.TextChoices):
        LARGE = "large", _("large")
        MEDIUM = "medium", _("medium")
        SMALL = "small", _("small")

    class Status(models.TextChoices):
        ACTIVE = "active", _("active")
        SUSPENDED = "suspended", _("suspended")
        CLOSED = "closed", _("closed")

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    centre = models.ForeignKey("people.Centre", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    address = models.CharField(_("address"), max_length=300, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    outlet_type = models.CharField(_("type"), max_length=20, choices=Kind.choices, default=Kind.ORDINARY)
    market_type = models.CharField(_("market"), max_length=20, choices=Market.choices, default=Market.TOWN)
    format = models.CharField(_("format"), max_length=60, blank=True)
    size = models.CharField(_("size"), max_length=20, choices=Size.choices, default=Size.MEDIUM)
    grade = models.PositiveSmallIntegerField(
        _("grade"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    compliance = models.CharField(_("compliance class"), max_length=1, blank=True)
    stars = models.PositiveSmallIntegerField(_("stars"), null=True, blank=True)
    visit_class = models.CharField(_("visit class"), max_length=1, default="B")
    preferred_from = models.TimeField(_("preferred from"), null=True, blank=True)
    preferred_to = models.TimeField(_("preferred to"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.ACTIVE)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["company", "code"]
        constraints = [
            models.UniqueConstraint(fields=["company", "code"], name="one_outlet_per_code"),
            models.CheckConstraint(
                name="outlet_grade_from_1_to_30", condition=Q(grade__isnull=True) | Q(grade__range=(1, 30))
            ),
            models.CheckConstraint(
                name="outlet_compliance_known", condition=Q(compliance__in=["", "A", "B", "C", "W"])
            ),
            models.CheckConstraint(name="outlet_visit_class_known", condition=Q(visit_class__in="ABC")),
            models.CheckConstraint(
                name="outlet_stars_at_most_6", condition=Q(stars__isnull=True) | Q(stars__lte=6)
            ),
            models.CheckConstraint(
                name="outlet_on_the_globe",
                condition=(Q(latitude__isnull=True) | Q(latitude__range=(-90, 90)))
                & (Q(longitude__isnull=True) | Q(longitude__range=(-180, 180))),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Licence(models.Model):
    """The licence that an outlet sells under; `expires` is its last valid day."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="licences")
    number = models.CharField(_("number"), max_length=60)
    issued = models.DateField(_("issued"), null=True, blank=True)
    expires = models.DateField(_("expires"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        constraints = [
            models.UniqueConstraint(fields=["outlet", "number"], name="one_licence_per_number"),
            models.CheckConstraint(
                name="licence_expires_after_issue",
                condition=Q(issued__isnull=True) | Q(expires__isnull=True) | Q(expires__gte=F("issued")),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class LicenceEvent(models.Model):
    """What happened to a licence; a mistake is withdrawn, never edited."""

    class Kind(models.TextChoices):
        ISSUED = "issued", _("issued")
        RENEWED = "renewed", _("renewed")
        SUSPENDED = "suspended", _("suspended")
        RESTORED = "restored", _("restored")
        REVOKED = "revoked", _("revoked")

    licence = models.ForeignKey(Licence, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    happened_on = models.DateField(_("happened on"))
    note = models.CharField(_("note"), max_length=500, blank=True)
    known_at = models.DateTimeField(_("known since"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("licence event")
        verbose_name_plural = _("licence events")
        ordering = ["happened_on", "id"]
        constraints = [_known_before_withdrawn("licence_event")]

    def __str__(self) -> str:
        return f"{self.kind} {self.happened_on}"


class Product(models.Model):
    """A product with its prices in cents; a shelf price of None is not known."""

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    brand = models.CharField(_("brand"), max_length=200, blank=True)
    category = models.CharField(_("category"), max_length=100, blank=True)
    volume = models.CharField(_("volume"), max_length=40, blank=True)
    pack = models.PositiveIntegerField(_("pack"), default=1)
    wholesale_cents = models.BigIntegerField(_("wholesale price"), null=True, blank=True)
    shelf_cents = models.BigIntegerField(_("shelf price"), null=True, blank=True)
    age_restricted = models.BooleanField(_("age-restricted"), default=False)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = ["company", "code"]
        constraints = [
            models.UniqueConstraint(fields=["company", "code"], name="one_product_per_code"),
            models.CheckConstraint(
                name="product_prices_not_negative",
                condition=(Q(wholesale_cents__isnull=True) | Q(wholesale_cents__gte=0))
                & (Q(shelf_cents__isnull=True) | Q(shelf_cents__gte=0)),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PortfolioEntry(models.Model):
    """An outlet in the portfolio of an account manager, from `start` up to, but not including, `end`."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="portfolio_entries")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    start = models.DateField(_("from"))
    end = models.DateField(_("up to"), null=True, blank=True)
    known_at = models.DateTimeField(_("known since"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("portfolio entry")
        verbose_name_plural = _("portfolio entries")
        ordering = ["outlet", "start", "id"]
        constraints = [
            models.CheckConstraint(
                name="portfolio_entry_ends_after_it_starts",
                condition=Q(end__isnull=True) | Q(end__gt=F("start")),
            ),
            models.UniqueConstraint(
                fields=["outlet"],
                condition=Q(end__isnull=True, withdrawn_at__isnull=True),
                name="one_open_portfolio_per_outlet",
            ),
            _known_before_withdrawn("portfolio_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.outlet_id} {self.person_id} {self.start}"


class SystemUse(models.Model):
    """On how many days of a month a modern outlet used the retail system."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="+")
    month = models.CharField(_("month"), max_length=7)
    days_used = models.PositiveSmallIntegerField(_("days used"))
    known_at = models.DateTimeField(_("known since"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("system use")
        verbose_name_plural = _("system use")
        constraints = [
            models.CheckConstraint(name="system_use_within_a_month", condition=Q(days_used__lte=31)),
            models.UniqueConstraint(
                fields=["outlet", "month"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_system_use_per_month",
            ),
            _known_before_withdrawn("system_use"),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.days_used}"


class LedgerSegment(models.Model):
    """One immutable Parquet file of sales lines of one month, valid from `known_at` to `withdrawn_at`.

    `number` counts the segments that a month ever had: of two writers at once, only one gets the next.
    """

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    month = models.CharField(_("month"), max_length=7)
    number = models.PositiveIntegerField(_("number"))
    digest = models.CharField(_("digest"), max_length=64)
    rows = models.PositiveBigIntegerField(_("rows"))
    amount_cents = models.BigIntegerField(_("amount"))
    source = models.CharField(_("source"), max_length=300)
    known_at = models.DateTimeField(_("known since"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("ledger segment")
        verbose_name_plural = _("ledger segments")
        ordering = ["month", "known_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "month", "digest"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_valid_segment_per_digest",
            ),
            models.UniqueConstraint(fields=["company", "month", "number"], name="one_segment_per_number"),
            _known_before_withdrawn("ledger_segment"),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.digest[:12]}"
