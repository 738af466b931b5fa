"""The codebook: its dimensions, its published versions, and which of it a round codes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from harvests.enums import CodingNeed, DimensionKind
from harvests.models.rounds import HarvestRound
from wiego_mle.kernel.languages import Labelled
from wiego_mle.kernel.references import new_public_reference


class CodebookDimension(Labelled):
    """One question that the codebook asks of an outcome; its codes are those whose list has this key.

    A dimension whose key is one of `Dimension` shares its codes with a field of the record.
    """

    key = models.SlugField(_("key"), max_length=40, unique=True)
    definition = models.TextField(_("definition"), blank=True, default="")
    kind = models.CharField(
        _("kind"), max_length=12, choices=DimensionKind.choices, default=DimensionKind.SINGLE
    )
    is_ordinal = models.BooleanField(
        _("the order of the codes has a meaning"),
        default=False,
        help_text=_("Then two codes that stand next to each other are counted as nearly the same."),
    )
    need = models.CharField(_("need"), max_length=8, choices=CodingNeed.choices, default=CodingNeed.OPTIONAL)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("dimension")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[str(kind) for kind in DimensionKind]), name="dimension_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(need__in=[str(need) for need in CodingNeed]), name="dimension_need_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(is_ordinal=True, kind=DimensionKind.MULTIPLE),
                name="several_codes_have_no_order",
            ),
        ]


class CodebookVersion(models.Model):
    """The codebook as it was published once: a text that never changes, with its checksum.

    What is not published yet, the draft, is the lists as they are.
    """

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    note = models.TextField(_("what is new"), blank=True, default="")
    content = models.TextField(editable=False)
    checksum = models.CharField(max_length=64, editable=False)
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("version of the codebook")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="codebook_counts_from_one"),
            models.CheckConstraint(
                condition=~Q(content="") & ~Q(checksum=""), name="published_codebook_has_its_text"
            ),
        ]

    def __str__(self) -> str:
        return gettext("Codebook version %(number)d") % {"number": self.number}


class RoundDimension(models.Model):
    """That a round asks its coders for a dimension otherwise than the codebook does."""

    round = models.ForeignKey(HarvestRound, on_delete=models.CASCADE, related_name="coded_dimensions")
    dimension = models.ForeignKey(CodebookDimension, on_delete=models.PROTECT, related_name="+")
    need = models.CharField(max_length=8, choices=CodingNeed.choices)

    class Meta:
        verbose_name = _("dimension of a round")
        ordering = ["round", "dimension__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "dimension"], name="dimension_once_per_round"),
            models.CheckConstraint(
                condition=Q(need__in=[str(need) for need in CodingNeed]), name="round_dimension_need_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.dimension}"


class CodebookImport(models.Model):
    """A codebook that came in as a file, read and compared, and perhaps taken over.

    `content` holds the lines as they were read, never the file; `before` what stood in their place when they were
    taken over, line by line, so that it can be undone as one.
    """

    reference = models.CharField(max_length=12, unique=True, default=new_public_reference, editable=False)
    file_name = models.CharField(max_length=200)
    content = models.JSONField(default=list)
    read_at = models.DateTimeField(default=timezone.now)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taken_over_at = models.DateTimeField(null=True, blank=True)
    before = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("import of a codebook")
        ordering = ["-read_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False, taken_over_at__isnull=False),
                name="undone_codebook_import_names_who",
            ),
            models.CheckConstraint(condition=~Q(file_name=""), name="codebook_import_names_its_file"),
        ]

    def __str__(self) -> str:
        return self.file_name
