"""Bringing the public rows in, through the same services as the pages."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import date, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.timezone import localdate

from harvests.enums import Dimension
from harvests.models import Code, Grant, HarvestRound, Programme
from harvests.queries.teams import principal_for
from harvests.services.rounds import move_round, plan_round
from harvests.services.teams import add_member
from outcomes.demonstration.closing import NOTES, STEPS_TO
from outcomes.demonstration.coding import code_rounds
from outcomes.demonstration.contributions import CONTRIBUTIONS, DemoContribution
from outcomes.demonstration.designs import decide_on_design, plan_design
from outcomes.demonstration.documents import read_a_report
from outcomes.demonstration.edition import publish_for_donor, publish_one
from outcomes.demonstration.evidence import add_files, check_files
from outcomes.demonstration.grants import add_grants, grants_of
from outcomes.demonstration.people import PASSWORD, PEOPLE
from outcomes.demonstration.plan import (
    CARRIED_BECAUSE,
    HARM,
    LEADS,
    RESTRICTED,
    WHY_RESTRICTED,
    DemoLead,
    author_of,
    reviewer_of,
    steps_of,
)
from outcomes.demonstration.questions import notes_of, questions_of
from outcomes.demonstration.rows import ROUNDS, DemoRound, DemoRow, round_of, rows
from outcomes.demonstration.sequences import LINKS
from outcomes.demonstration.substantiation import FINISHED, RUNNING, substantiate
from outcomes.demonstration.teams import make_up_teams
from outcomes.demonstration.together import work_together
from outcomes.enums import Confidentiality, Consent, EvidenceKind, Origin, Supports
from outcomes.models import Actor, Contribution, Outcome
from outcomes.services.actors import add_actor
from outcomes.services.carrying import carry_over
from outcomes.services.contributions import add_contribution, link_contribution
from outcomes.services.evidence import add_evidence
from outcomes.services.links import link_outcomes
from outcomes.services.notes import add_note
from outcomes.services.questions import ask_question, take_question_step
from outcomes.services.record import log_outcome
from outcomes.services.review import take_step
from outcomes.services.rounds import take_round_step
from outcomes.services.sources import add_source
from wiego_mle.accounts.models import User
from wiego_mle.accounts.services.invitations import accept_invitation, invite_person
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.folding import fold

_RESUBMITTED_BECAUSE = "The public pages say no more about the contribution; this is said in the text now."


def load() -> bool:
    """Load the demonstration, wholly or not at all; return False if it is there already."""
    if HarvestRound.objects.filter(is_demonstration=True).exists():
        return False
    with transaction.atomic(), translation.override("en"):
        _Loading().run()
    return True


class _Loading:
    def __init__(self):
        self.codes = {(code.dimension, code.key): code for code in Code.objects.all()}
        self.programmes = {programme.key: programme for programme in Programme.objects.all()}
        self.actors: dict[tuple[str, str], Actor] = {}
        self.contributions: dict[str, list[tuple[DemoContribution, Contribution]]] = defaultdict(list)
        self.people: dict[str, User] = {}
        self.who: dict[str, Principal] = {}
        self.rounds: dict[str, HarvestRound] = {}
        self.grants: dict[str, Grant] = {}

    def run(self) -> None:
        """Make people, rounds and contributions, log every row in the order of the file, close rounds."""
        self._invite_people()
        self._learn_who()
        for planned in ROUNDS:
            self._open_round(planned)
        make_up_teams(self.rounds, self.people, self.programmes, self.who["miriam"])
        self._learn_who()
        self.grants = add_grants(self.who["miriam"])
        self._log_contributions()
        for row in rows():
            self._load_row(row)
        self._link_sequences()
        for lead in LEADS:
            self._note_lead(lead)
        read_a_report(self.rounds, self.who)
        code_rounds(self.rounds, self.people, self.who)
        for planned in ROUNDS:
            self._bring_round_to_its_state(planned)
        work_together(self.rounds, self.people, self.who)
        publish_one(self.who[PEOPLE[0].key])
        publish_for_donor(self.grants["sample-cities"], self.who[PEOPLE[0].key])

    def _invite_people(self) -> None:
        first, *others = PEOPLE
        self.people[first.key] = User.objects.create_superuser(
            first.email, PASSWORD, name=first.name, language=first.language, time_zone=first.time_zone
        )
        administrator = principal_for(self.people[first.key])
        for told in others:
            invitation = invite_person(
                name=told.name,
                email=told.email,
                language=told.language,
                roles=told.roles or told.round_roles,
                by=administrator,
            )
            self.people[told.key] = accept_invitation(
                invitation=invitation,
                name=told.name,
                password=PASSWORD,
                language=told.language,
                time_zone=told.time_zone,
            )

    def _learn_who(self) -> None:
        self.who = {key: principal_for(person) for key, person in self.people.items()}

    def _code(self, dimension: Dimension, key: str) -> Code:
        return self.codes[dimension, key]

    def _open_round(self, planned: DemoRound) -> None:
        today = localdate()
        first, last = planned.covers
        last_day = {"open": today + timedelta(days=42), "reviewing": today - timedelta(days=10)}
        made = plan_round(
            by=self.who["miriam"],
            reference=planned.reference,
            name=planned.name,
            covers_from=first,
            covers_to=min(last, date(planned.last_year, 12, 31)),
            collecting_from=first,
            collecting_to=last_day.get(planned.state, last + timedelta(days=90)),
            financial_year=planned.last_year,
            boundary=(
                "Changes in what governments, courts, companies, international bodies and worker "
                "organisations do, as far as they concern workers in informal employment."
            ),
            is_demonstration=True,
        )
        for person in PEOPLE:
            for role in person.round_roles:
                add_member(
                    harvest_round=made, person=self.people[person.key], role=role, by=self.who["miriam"]
                )
        plan_design(made, self.rounds, by=self.who["miriam"])
        opened = move_round(harvest_round=made, step="open", by=self.who["miriam"])
        decide_on_design(opened, by=self.who["miriam"])
        self.rounds[planned.reference] = opened

    def _bring_round_to_its_state(self, planned: DemoRound) -> None:
        if planned.reference in (FINISHED, RUNNING):
            substantiate(self.rounds[planned.reference], planned.reference, self.who["miriam"])
        for step in STEPS_TO[planned.state]:
            current = self.rounds[planned.reference]
            self.rounds[planned.reference] = take_round_step(
                harvest_round=current,
                step=step,
                note=NOTES.get(planned.reference) if step == "close" else None,
                by=self.who["miriam"],
            )

    def _log_contributions(self) -> None:
        by_reference = {row["ref"]: row for row in rows()}
        for told in CONTRIBUTIONS:
            first = by_reference[told.told_in[0]]
            made = self._log_contribution(told, first)
            for reference in told.told_in:
                self.contributions[reference].append((told, made))

    def _log_contribution(self, told: DemoContribution, first: DemoRow) -> Contribution:
        period = told.period
        return add_contribution(
            by=self.who[author_of(first)],
            answers={
                "title": told.title,
                "what_was_done": first["contribution"],
                "partners": told.partners,
                "programme": self.programmes[told.programme],
                "strategies": [self._code(Dimension.STRATEGY, key) for key in told.strategies],
                "countries": list(told.countries),
                "date_from": period.first,
                "date_to": period.last,
                "date_precision": period.precision,
                "language": first["language"],
            },
        )

    def _load_row(self, row: DemoRow) -> None:
        author = self.who[author_of(row)]
        outcome = log_outcome(
            by=author,
            harvest_round=self.rounds[round_of(row)],
            title=row["title"],
            language=row["language"],
            creation_key=row.creation_key,
            answers=self._answers(row, author),
            origin=Origin.DOCUMENT,
        )
        outcome = self._add_sources_and_evidence(row, outcome, author)
        outcome = add_files(row["ref"], outcome, by=author)
        for told, made in self.contributions[row["ref"]]:
            link_contribution(
                outcome=outcome, contribution=made, how=row["contribution"], strength=told.strength, by=author
            )
        outcome = Outcome.objects.select_related("round").get(pk=outcome.pk)
        steps = steps_of(row)
        if not steps:
            self._talk_about(row, outcome)
        for step in steps:
            outcome = self._take(step, row, outcome, author)
            if step == "submit":
                self._talk_about(row, outcome)
        check_files(row["ref"], outcome, by=self.who[reviewer_of(row)])

    def _talk_about(self, row: DemoRow, outcome: Outcome) -> None:
        author, reviewer = self.who[author_of(row)], self.who[reviewer_of(row)]
        for told in questions_of(row["ref"]):
            question = ask_question(
                outcome=outcome,
                field=told.field,
                text=told.text,
                tell=self.people[told.tell] if told.tell else None,
                by=reviewer,
            )
            if told.answer:
                question = take_question_step(question=question, step="answer", text=told.answer, by=author)
            if told.settled:
                take_question_step(question=question, step="settle", by=reviewer)
        for note in notes_of(row["ref"]):
            add_note(outcome=outcome, field=note.field, text=note.text, by=reviewer)

    def _answers(self, row: DemoRow, author: Principal) -> dict:
        period = row.period
        answers = {
            "statement": row["outcome_statement"],
            "significance": row["significance"],
            "contribution_wiego": row["contribution"],
            "contribution_others": row.others,
            "actors": [self._actor(row, name, author) for name in row.actor_names],
            "actor_type": self._code(Dimension.ACTOR_TYPE, row.actor_type_key),
            "change_type": self._code(Dimension.CHANGE_TYPE, row.change_type_key),
            "level": self._code(Dimension.LEVEL, row.level_key),
            "worker_groups": [self._code(Dimension.WORKER_GROUP, key) for key in row.worker_group_keys],
            "grants": grants_of(row, self.grants),
            "programmes": [self.programmes[row.programme_key]],
            "lead_programme": self.programmes[row.programme_key],
            "countries": row.country_codes,
            "is_global": not row.country_codes,
            "city": row["city"],
            "direction": row.direction,
            "expected": row.expected,
            "influence_route": row.influence_route,
            "confidentiality": Confidentiality.RESTRICTED
            if row["ref"] == RESTRICTED
            else Confidentiality.OPEN,
            "confidentiality_reason": WHY_RESTRICTED if row["ref"] == RESTRICTED else "",
            "harm": HARM if row["ref"] == RESTRICTED else "",
            "origin_note": f"outcomes.csv, row {row['ref']}",
        }
        if period:
            answers |= {
                "date_from": period.first,
                "date_to": period.last,
                "date_precision": period.precision,
            }
        return answers

    def _actor(self, row: DemoRow, name: str, author: Principal) -> Actor:
        country = row.country_codes[0] if len(row.country_codes) == 1 else ""
        key = (fold(name), country)
        if key not in self.actors:
            self.actors[key] = add_actor(
                name=name,
                by=author,
                actor_type=self._code(Dimension.ACTOR_TYPE, row.actor_type_key),
                level=self._code(Dimension.LEVEL, row.level_key),
                country=country,
            )
        return self.actors[key]

    def _add_sources_and_evidence(self, row: DemoRow, outcome: Outcome, author: Principal) -> Outcome:
        outcome = add_source(
            outcome=outcome,
            by=author,
            answers={
                "name": "Public documentation",
                "organisation": row.told_by,
                "role": "Published source, no person was asked",
                "consent": Consent.NOT_ASKED,
            },
        )
        for title, address, dated in row.links:
            outcome = add_evidence(
                outcome=outcome,
                by=author,
                answers={
                    "title": title,
                    "url": address,
                    "dated": dated,
                    "kind": EvidenceKind.MEDIA,
                    "supports": Supports.CHANGE,
                },
            )
        return add_evidence(
            outcome=outcome,
            by=author,
            answers={
                "title": f"What the data set says besides (row {row['ref']})",
                "kind": EvidenceKind.NOTE,
                "supports": Supports.BOTH,
                "note": row.note,
            },
        )

    def _take(self, step: str, row: DemoRow, outcome: Outcome, author: Principal) -> Outcome:
        decided_elsewhere = step in ("accept", "return")
        reason = ""
        if step == "return":
            reason = row.hint
        elif step == "resubmit":
            reason = _RESUBMITTED_BECAUSE
        return take_step(
            outcome=outcome,
            step=step,
            by=self.who[reviewer_of(row)] if decided_elsewhere else author,
            reason=reason,
        )

    def _link_sequences(self) -> None:
        keys = {row["ref"]: row.creation_key for row in rows()}
        outcomes = {
            outcome.creation_key: outcome
            for outcome in Outcome.objects.select_related("round").filter(creation_key__in=keys.values())
        }
        for told in LINKS:
            link_outcomes(
                outcome=outcomes[keys[told.row]],
                other=outcomes[keys[told.other]],
                kind=told.kind,
                note=told.note,
                by=self.who["miriam"],
            )

    def _note_lead(self, lead: DemoLead) -> None:
        noted = log_outcome(
            by=self.who[lead.author],
            harvest_round=self.rounds[lead.carried_from or lead.round],
            title=lead.title,
            language=lead.language,
            as_lead=True,
            creation_key=uuid.uuid5(uuid.NAMESPACE_OID, f"demonstration {lead.key}"),
            answers={"statement": lead.statement},
        )
        if lead.carried_from:
            carry_over(
                outcomes=[Outcome.objects.select_related("round", "author").get(pk=noted.pk)],
                to=self.rounds[lead.round],
                reason=CARRIED_BECAUSE,
                by=self.who["miriam"],
            )
