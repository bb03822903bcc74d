"""The whole plan of a unit: the plan of several years with the yearly plans that follow from it."""

from integriteitsplan.model.documenten import Documentsoort, Documentstatus
from integriteitsplan.register import Document, Register


def whole_plan(register: Register, plan: Document) -> tuple[Document, ...]:
    """A plan of several years and its yearly plans in the same unit, oldest first; () without.

    Work plans stay apart: an organisation may have hundreds of them.
    """
    if plan.meta.soort is not Documentsoort.MEERJARENPLAN or _is_over(plan):
        return ()
    yearly = sorted(
        (
            one
            for one in register.plannen
            if one.meta.soort is Documentsoort.JAARPLAN
            and one.eenheid == plan.eenheid
            and one.plan
            and one.plan.afgeleid_van == plan.name
            and not _is_over(one)
        ),
        key=lambda one: (one.meta.jaar or 0, one.uri),
    )
    return (plan, *yearly) if yearly else ()


def whole_uri(plan: Document) -> str:
    """Uri of the page on which the whole plan stands."""
    return plan.uri.removesuffix(".md") + "-geheel.md"


def _is_over(document: Document) -> bool:
    return document.plan is None or document.plan.status is Documentstatus.VERVALLEN
