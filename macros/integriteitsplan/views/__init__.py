"""Register to plain data: a view is a pure function of a scope and literal arguments."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from inspect import Parameter, getdoc, signature
from typing import Any, NamedTuple, get_args

from pydantic import TypeAdapter, ValidationError

from integriteitsplan.model.fields import Keuze, Verwijzing, without_native
from integriteitsplan.model.kinds import BY_NAME
from integriteitsplan.register import Register
from integriteitsplan.source import Call, Problem, did_you_mean
from integriteitsplan.views.adoption import vaststelling, versieverschil
from integriteitsplan.views.carryover import overloopoverzicht
from integriteitsplan.views.chart import organogram
from integriteitsplan.views.coherence import samenhang
from integriteitsplan.views.comparison import vergelijking
from integriteitsplan.views.concordance import concordantie
from integriteitsplan.views.consultation import krachtenveld, reactienota
from integriteitsplan.views.cycle import cyclus
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.decisions import (
    besluitenregister,
    besluitplanning,
    focuspuntenoverzicht,
    toezeggingen,
)
from integriteitsplan.views.derivation import doorvertaling
from integriteitsplan.views.dilemmas import (
    dilemmakaart,
    dilemmaoverzicht,
    onderwerpkaart,
    onderwerpkaarten,
    teamgesprek,
)
from integriteitsplan.views.documents import bladzijden, plankop, planoverzicht, volledigheid
from integriteitsplan.views.goals import metingenoverzicht
from integriteitsplan.views.guide import kanaalkaarten, meldwijzer
from integriteitsplan.views.history import nalevingsverloop
from integriteitsplan.views.incidents import incidentenoverzicht
from integriteitsplan.views.means import (
    communicatieoverzicht,
    instrumentenoverzicht,
    middelenoverzicht,
)
from integriteitsplan.views.measures import doelentabel, maatregelentabel, regelingenoverzicht
from integriteitsplan.views.monitoring import monitoring, verbeterregister
from integriteitsplan.views.norm_cards import kaderkaart, normkaart
from integriteitsplan.views.norms import nalevingsoverzicht, normentabel
from integriteitsplan.views.omissions import weggelaten
from integriteitsplan.views.progress import voortgang
from integriteitsplan.views.registers import register, registerwijzer
from integriteitsplan.views.risks import kwetsbare_functies
from integriteitsplan.views.role_page import mijn_rol
from integriteitsplan.views.roles import contactwijzer, rolkaart, rollenoverzicht, rolmatrix
from integriteitsplan.views.scope import Scope
from integriteitsplan.views.summary import stand_van_zaken
from integriteitsplan.views.timeline import agenda, tijdlijn
from integriteitsplan.views.values import waardekaart, waardenkaarten, waardenwijzer

__all__ = ["VIEWS", "VIEWS_BY_NAME", "Scope", "View", "check_call"]


class View(NamedTuple):
    """A view with its name for authors, and what it takes."""

    function: Callable[..., Blocks]

    @property
    def name(self) -> str:
        """The name of the macro."""
        return self.function.__name__

    @property
    def text(self) -> str:
        """What it shows and what each argument means."""
        return getdoc(self.function) or ""

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The arguments that an author may give."""
        return parameters(self.function)

    def show(self, scope: Scope, *args: Any, **kwargs: Any) -> Blocks:
        """The blocks for these arguments, texts made into values of their types."""
        names = [parameter.name for parameter in self.parameters]
        given = dict(zip(names, args, strict=False)) | kwargs
        typed = {
            parameter.name: _adapter(parameter.annotation).validate_python(given[parameter.name])
            for parameter in self.parameters
            if parameter.name in given
        }
        return self.function(scope, **typed)


VIEWS = tuple(
    View(function)
    for function in (
        # chapter 1: goals
        doelentabel,
        doorvertaling,
        # chapter 2: values and norms
        waardenkaarten,
        waardekaart,
        waardenwijzer,
        teamgesprek,
        onderwerpkaarten,
        onderwerpkaart,
        dilemmaoverzicht,
        dilemmakaart,
        normentabel,
        nalevingsoverzicht,
        nalevingsverloop,
        vergelijking,
        concordantie,
        normkaart,
        kaderkaart,
        regelingenoverzicht,
        # chapter 3: measures
        maatregelentabel,
        overloopoverzicht,
        instrumentenoverzicht,
        kwetsbare_functies,
        # chapter 4: incidents
        incidentenoverzicht,
        communicatieoverzicht,
        # chapter 5: roles
        rolmatrix,
        rollenoverzicht,
        rolkaart,
        mijn_rol,
        organogram,
        contactwijzer,
        meldwijzer,
        kanaalkaarten,
        # chapter 6: monitoring
        voortgang,
        metingenoverzicht,
        monitoring,
        verbeterregister,
        stand_van_zaken,
        # chapter 7: coherence and means
        samenhang,
        middelenoverzicht,
        cyclus,
        tijdlijn,
        agenda,
        # deciding
        krachtenveld,
        reactienota,
        besluitenregister,
        besluitplanning,
        toezeggingen,
        focuspuntenoverzicht,
        # the plans themselves
        plankop,
        volledigheid,
        planoverzicht,
        bladzijden,
        weggelaten,
        vaststelling,
        versieverschil,
        register,
        registerwijzer,
    )
)
VIEWS_BY_NAME = {view.name: view for view in VIEWS}


@cache
def parameters(function: Callable[..., Blocks]) -> tuple[Parameter, ...]:
    """The parameters of a view without its scope."""
    return tuple(signature(function).parameters.values())[1:]


@cache
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


def check_call(views: Mapping[str, View], call: Call, register: Register) -> Iterator[Problem]:
    """What is wrong with a macro call on a page of a register: its name, its arguments."""
    view = views.get(call.name)
    if view is None:
        near = did_you_mean(call.name, views)
        yield Problem(
            call.place,
            f"er is geen macro '{call.name}'{near}",
            "kies uit: " + ", ".join(views),
        )
        return
    names = [parameter.name for parameter in view.parameters]
    if len(call.args) > len(names):
        yield Problem(
            call.place,
            f"'{call.name}' kent {len(names)} argumenten en krijgt er {len(call.args)}",
            f"mogelijk zijn: {', '.join(names) or 'geen'}",
        )
        return
    given = dict(zip(names, call.args, strict=False))
    for name, value in call.kwargs.items():
        if name not in names:
            near = did_you_mean(name, names)
            yield Problem(
                call.place,
                f"'{call.name}' kent geen argument '{name}'{near}",
                f"mogelijk zijn: {', '.join(names) or 'geen'}",
            )
        elif name in given:
            yield Problem(call.place, f"argument '{name}' is twee keer gegeven", "houd er één over")
        given[name] = value
    for parameter in view.parameters:
        if parameter.name in given:
            yield from _check_value(register, call, parameter, given[parameter.name])
        elif parameter.default is Parameter.empty:
            yield Problem(
                call.place,
                f"'{call.name}' mist het argument '{parameter.name}'",
                f'schrijf: {{{{ {call.name}("…") }}}}',
            )


def _check_value(
    register: Register, call: Call, parameter: Parameter, value: Any
) -> Iterator[Problem]:
    name = parameter.name
    try:
        _adapter(parameter.annotation).validate_python(value, strict=isinstance(value, bool))
    except ValidationError as error:
        options = _options(parameter.annotation)
        near = did_you_mean(str(value), options)
        first = without_native(error)[0]
        what, _, own_remedy = first.get("ctx", {}).get("melding", "").partition("; ")
        remedy = "kies uit: " + ", ".join(options) if options else "geef een ander soort waarde"
        yield Problem(
            call.place,
            what or f"'{value}' past niet bij argument '{name}'{near}",
            own_remedy or remedy,
        )
        return
    kind = _reference(parameter.annotation)
    known = kind is None or value is None or value in register.records[kind]
    if kind and not known and not register.doubt.record(kind, value):
        near = did_you_mean(str(value), register.records[kind])
        yield Problem(
            call.place,
            f"er is geen {BY_NAME[kind].enkelvoud} met id '{value}'{near}",
            f"verbeter het argument '{name}'",
        )


def _options(annotation: Any) -> list[str]:
    """The values of the enumeration in an annotation, if there is one."""
    for one in (annotation, *get_args(annotation)):
        if isinstance(one, type) and issubclass(one, Keuze):
            return [member.value for member in one]
        if isinstance(one, type) and hasattr(one, "__members__"):
            return [str(member.value) for member in one.__members__.values()]
    return []


def _reference(annotation: Any) -> str | None:
    """The kind of record that an argument names."""
    for one in (annotation, *get_args(annotation)):
        for mark in getattr(one, "__metadata__", ()):
            if isinstance(mark, Verwijzing):
                return mark.soort
    return None
