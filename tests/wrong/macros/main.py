"""Macros of an organisation, with a name that is taken."""


def normentabel(scope: object) -> tuple[()]:
    return ()


VIEWS = (normentabel,)
