"""Files that were taken in, what each changed, and the mappings kept for the next one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportBatch(models.Model):
    """One file that changed something; `changes` is packed JSON, enough to take it back."""

    class State(models.TextChoices):
        WRITTEN = "written", _("written")
        UNDONE = "undone", _("taken back")

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=20)
    source_name = models.CharField(_("file"), max_length=300)
    source_digest = models.CharField(_("digest of the file"), max_length=64)
    mapping = models.JSONField(_("mapping"))
    rows = models.PositiveBigIntegerField(_("rows"))
    created = models.PositiveBigIntegerField(_("created"))
    changed = models.PositiveBigIntegerField(_("changed"))
    strange = models.PositiveBigIntegerField(_("strange"))
    left_out = models.PositiveBigIntegerField(_("left out"), default=0)
    report = models.JSONField(_("report"))
    changes = models.BinaryField(_("changes"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WRITTEN)
    at = models.DateTimeField(_("imported"))
    by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    upload = models.CharField(max_length=32, blank=True, editable=False)
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    undone_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["company", "id"]
        constraints = [
            models.CheckConstraint(
                name="import_is_undone_at_a_moment",
                condition=models.Q(state="written", undone_at__isnull=True)
                | models.Q(state="undone", undone_at__isnull=False),
            ),
            # Whatever is pressed twice or taken up again: one upload is taken in once.
            models.UniqueConstraint(
                fields=["company", "upload"], condition=~models.Q(upload=""), name="one_import_per_upload"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.source_name}"


class Upload(models.Model):
    """A file that a browser sent, on its way in; `ticket` names it in addresses and in the folder of uploads.

    `seen` is what its first rows show, `said` how it is to be read, `found` what a trial of it found.
    """

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    ticket = models.CharField(max_length=32, unique=True)
    name = models.CharField(_("file"), max_length=200)
    size = models.PositiveBigIntegerField(_("size"))
    kind = models.CharField(_("kind"), max_length=20, blank=True)
    seen = models.JSONField(default=dict)
    said = models.JSONField(default=dict)
    found = models.JSONField(null=True, blank=True)
    at = models.DateTimeField(_("uploaded"))
    by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        ordering = ["company", "-id"]

    def __str__(self) -> str:
        return self.name


class SavedMapping(models.Model):
    """A company's own way to read one kind of file; saving under the same name replaces it."""

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=20)
    content = models.JSONField(_("content"))
    saved_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("mapping")
        verbose_name_plural = _("mappings")
        ordering = ["company", "name"]
        constraints = [models.UniqueConstraint(fields=["company", "name"], name="one_mapping_per_name")]

    def __str__(self) -> str:
        return self.name
