"""Coding: who codes what, each vote as it was given, how differences were settled, and what a code has become."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.models import Code, CodebookDimension, HarvestRound, Programme
from outcomes.enums import Basis, CodingPurpose, CodingState, RecodingKind, TwiceRule
from outcomes.models.outcome import Outcome
from wiego_mle.kernel.references import new_public_reference

MOST_OF_A_CODING_NOTE = 500
"""The longest note of a coder, and the longest reason of a settled code."""


def _person(related_name: str = "+", **options) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name=related_name, **options
    )


class CodingPlan(models.Model):
    """How a round is coded: which outcomes twice, by which lot, and whether coders see suggestions."""

    round = models.OneToOneField(HarvestRound, on_delete=models.PROTECT, related_name="coding_plan")
    twice = models.CharField(max_length=10, choices=TwiceRule.choices, default=TwiceRule.SHARE)
    percent = models.PositiveSmallIntegerField(default=20)
    times = models.PositiveSmallIntegerField(default=2)
    seed = models.CharField(max_length=40)
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    suggests = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    made_by = _person()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("coding plan")
        constraints = [
            models.CheckConstraint(
                condition=Q(twice__in=[str(rule) for rule in TwiceRule]), name="twice_rule_is_known"
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="share_coded_twice_up_to_all"),
            models.CheckConstraint(condition=Q(times__gte=2, times__lte=5), name="twice_is_two_to_five"),
            models.CheckConstraint(condition=~Q(seed=""), name="coding_lot_has_a_seed"),
            models.CheckConstraint(
                condition=~Q(twice=TwiceRule.PROGRAMME) | Q(programme__isnull=False),
                name="programme_coded_twice_is_named",
            ),
        ]

    def __str__(self) -> str:
        return str(self.round)


class Coding(models.Model):
    """That one person codes one outcome; `outcome_version` is the text that was read when it was done."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="codings")
    coder = _person("codings")
    purpose = models.CharField(max_length=10, choices=CodingPurpose.choices, default=CodingPurpose.COUNTED)
    state = models.CharField(max_length=5, choices=CodingState.choices, default=CodingState.OPEN)
    given_by = _person()
    given_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    outcome_version = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("coding")
        ordering = ["given_at", "pk"]
        indexes = [
            models.Index(fields=["coder", "state", "purpose"], name="codings_of_a_coder"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "coder", "purpose"], name="outcome_coded_once_by_a_person"
            ),
            models.UniqueConstraint(
                fields=["outcome"],
                condition=Q(purpose=CodingPurpose.REFERENCE),
                name="one_reference_coding_per_outcome",
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=[str(purpose) for purpose in CodingPurpose]),
                name="coding_purpose_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state=CodingState.OPEN, done_at__isnull=True)
                | Q(state=CodingState.DONE, done_at__isnull=False, outcome_version__isnull=False),
                name="done_coding_has_time_and_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.coder}"


class Vote(models.Model):
    """What a coder said once about one dimension of an outcome; a later word is a further row.

    Without codes it is either "not applicable" or, while the coding is open, not decided yet.
    """

    coding = models.ForeignKey(Coding, on_delete=models.CASCADE, related_name="votes")
    dimension = models.ForeignKey(CodebookDimension, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(default=1)
    is_current = models.BooleanField(default=True)
    is_not_applicable = models.BooleanField(default=False)
    is_unsure = models.BooleanField(default=False)
    note = models.CharField(max_length=MOST_OF_A_CODING_NOTE, blank=True, default="")
    codes = models.ManyToManyField(Code, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("vote")
        ordering = ["coding", "dimension", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["coding", "dimension", "number"], name="vote_number_once_per_dimension"
            ),
            models.UniqueConstraint(
                fields=["coding", "dimension"],
                condition=Q(is_current=True),
                name="one_current_vote_per_dimension",
            ),
            models.CheckConstraint(
                condition=Q(is_unsure=False, is_not_applicable=False) | ~Q(note=""),
                name="unsure_and_not_applicable_say_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.coding}: {self.dimension}"


class Consensus(models.Model):
    """Which codes an outcome has in one dimension, who settled it and why; a later word is a further row."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="consensuses")
    dimension = models.ForeignKey(CodebookDimension, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(default=1)
    is_current = models.BooleanField(default=True)
    is_not_applicable = models.BooleanField(default=False)
    codes = models.ManyToManyField(Code, related_name="+")
    why = models.CharField(max_length=MOST_OF_A_CODING_NOTE)
    by = _person()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("consensus")
        ordering = ["outcome", "dimension", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "dimension", "number"], name="consensus_number_once_per_dimension"
            ),
            models.UniqueConstraint(
                fields=["outcome", "dimension"],
                condition=Q(is_current=True),
                name="one_current_consensus_per_dimension",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="consensus_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.dimension}"


class SettledCode(models.Model):
    """A code that counts for an outcome: derived from votes and consensus, so that tables can count in the database.

    Without a code, the dimension does not apply to the outcome.
    """

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="settled_codes")
    dimension = models.ForeignKey(CodebookDimension, on_delete=models.PROTECT, related_name="+")
    code = models.ForeignKey(Code, null=True, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=10, choices=Basis.choices)

    class Meta:
        verbose_name = _("settled code")
        ordering = ["outcome", "dimension", "pk"]
        indexes = [
            models.Index(fields=["dimension", "code", "outcome"], name="settled_codes_counted"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["outcome", "dimension", "code"], name="settled_code_once"),
            models.CheckConstraint(
                condition=Q(basis__in=[str(basis) for basis in Basis]), name="basis_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.code or self.dimension}"


class Recoding(models.Model):
    """One change of the codebook with everything it moved on the records, so that it can be undone as one."""

    reference = models.CharField(max_length=12, unique=True, default=new_public_reference, editable=False)
    kind = models.CharField(max_length=8, choices=RecodingKind.choices)
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="recodings")
    targets = models.ManyToManyField(Code, related_name="+")
    before = models.JSONField(default=dict)
    why = models.CharField(max_length=MOST_OF_A_CODING_NOTE)
    by = _person()
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = _person(null=True, blank=True)

    class Meta:
        verbose_name = _("change of the codebook")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[str(kind) for kind in RecodingKind]), name="recoding_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="recoding_says_why"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="undone_recoding_names_who",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True) | Q(undone_at__gte=F("at")),
                name="recoding_undone_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.code}"


class RecodedOutcome(models.Model):
    """That a change of the codebook gave one outcome another code; `by_hand` where a person chose it."""

    recoding = models.ForeignKey(Recoding, on_delete=models.CASCADE, related_name="outcomes")
    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="+")
    target = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="+")
    had_target = models.BooleanField(default=False)
    by_hand = models.BooleanField(default=False)
    undone = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("recoded outcome")
        ordering = ["recoding", "outcome", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["recoding", "outcome"], name="outcome_recoded_once_per_change"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.target}"
