"""Names of actors in a cell, matched to the register or proposed as new."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from outcomes.importing.known import Known, KnownActor
from outcomes.importing.remarks import Remark, remark, shortened
from outcomes.importing.targets import Target
from outcomes.importing.terms import is_blank, split_values
from wiego_mle.kernel.folding import fold

_JOINT = re.compile(r"\s*,\s*(?:and|y|e|et)\s+|\s*,\s*|\s+(?:and|y|e|et|&)\s+|\s+/\s+")
_BODIES = re.compile(
    r"\b(?:ministr|minister|cit(?:y|ies)|government|council|assembl|court|parliament|union|association|police|department|"
    r"municipal|federation|network|bank|company|commission|authorit|institut|office|congress|senate|alliance|coalition|"
    r"organi[sz]ation|agency|board|bureau|committee|chamber|corporation|university|confederation|cooperative|"
    r"gobierno|alcald|concejo|consejo|asamblea|corte|tribunal|congreso|senado|sindicato|asociacion|policia|"
    r"departamento|federacion|red\b|banco|empresa|comision|autoridad|oficina|alianza|universidad|confederacion|cooperativa|"
    r"ministere|mairie|ville|gouvernement|conseil|assemblee|cour\b|parlement|syndicat|police|departement|"
    r"reseau|banque|entreprise|commission|autorite|bureau|universite|prefeitura|camara|governo|ministerio|"
    r"associacao|federacao|rede\b|comissao|escritorio|alianca|universidade|confederacao|movimento|movimiento|mouvement)"
)
_ACRONYM = re.compile(r"^[A-Z][A-Z&.\-]{1,9}$")
_NEAR = 90
_LONGEST = 200


@dataclass(frozen=True)
class NamedActor:
    """An actor that a cell names, and the one of the register that has this name."""

    name: str
    key: int | None = None
    reference: str = ""


@dataclass
class Named:
    """All actors of a cell, and what is doubtful about them."""

    actors: list[NamedActor] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def read_actors(text: str, known: Known, *, column: int | None = None) -> Named:
    """Return the actors that a cell names."""
    named = Named()
    if is_blank(text):
        return named
    for part in split_values(text):
        for name in _names(part, known, named, column):
            _add(name, known, named, column)
    return named


def read_references(text: str, known: Known, *, column: int | None = None) -> Named:
    """Return the actors whose references stand in a cell of a file of ours."""
    named = Named()
    for reference in split_values(text):
        actor = known.actors_by_reference.get(reference.strip())
        if actor is None:
            said = {"read": reference, "list": str(Target.ACTORS.label)}
            named.remarks.append(remark("unknown_term", column=column, target=Target.ACTORS, **said))
        else:
            named.actors.append(NamedActor(actor.name, actor.key, actor.reference))
    return named


def _names(part: str, known: Known, named: Named, column: int | None) -> list[str]:
    """Return the names in a part: one, or several where commas and “and” stand between whole names."""
    if fold(part) in known.actors_by_name:
        return [part]
    pieces = [piece.strip() for piece in _JOINT.split(part) if piece.strip()]
    if len(pieces) < 2:
        return [part]
    if all(fold(piece) in known.actors_by_name for piece in pieces):
        return pieces
    if all(_is_body(piece) for piece in pieces):
        said = {"read": part, "as": "; ".join(pieces)}
        named.remarks.append(remark("actors_split", column=column, target=Target.ACTORS, **said))
        return pieces
    several = sum(1 for piece in pieces if _is_body(piece))
    if (
        several > 1
        or (several == 1 and len(pieces) > 2)
        or any(fold(piece) in known.actors_by_name for piece in pieces)
    ):
        named.remarks.append(remark("perhaps_several_actors", column=column, target=Target.ACTORS, read=part))
    return [part]


def _is_body(name: str) -> bool:
    """Say whether a name could stand alone: an acronym, or capitalised words with one for a kind of body."""
    if _ACRONYM.match(name):
        return True
    return name[:1].isupper() and " " in name and bool(_BODIES.search(fold(name)))


def _add(name: str, known: Known, named: Named, column: int | None) -> None:
    name = " ".join(name.split()).strip(" .,;:")[:_LONGEST]
    if not name:
        return
    actor = _registered(name, known)
    if actor is not None:
        found = NamedActor(name, actor.key, actor.reference)
    else:
        found = NamedActor(name)
        near = _near(name, known)
        if near is not None:
            said = {"read": shortened(name), "as": near.name}
            named.remarks.append(remark("near_actor", column=column, target=Target.ACTORS, **said))
        else:
            named.remarks.append(remark("new_actor", column=column, target=Target.ACTORS, read=name))
    if all(fold(each.name) != fold(name) for each in named.actors):
        named.actors.append(found)


def _registered(name: str, known: Known) -> KnownActor | None:
    meant = known.meant.get(("actor", fold(name)))
    if meant:
        return known.actors_by_reference.get(meant)
    by_name = known.actors_by_name
    found = by_name.get(fold(name))
    if found is None:
        without = re.sub(r"\s*\([^)]*\)\s*$", "", name)
        found = by_name.get(fold(without)) if without != name else None
        inside = re.search(r"\(([^)]+)\)\s*$", name)
        if found is None and inside and _ACRONYM.match(inside[1]):
            found = by_name.get(fold(inside[1]))
    return found


def _near(name: str, known: Known) -> KnownActor | None:
    if len(name) < 5 or ("actor", fold(name)) in known.meant:
        return None
    names = known.actors_by_name
    near = process.extractOne(fold(name), names.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return names[near[0]] if near else None
