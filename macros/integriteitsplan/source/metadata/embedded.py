"""Files inside files: cleaned by the same hands, and named where something is found."""

from collections.abc import Callable

from integriteitsplan.source.metadata.trace import Cleaned, NotReadable, trace


def clean_embedded(name: str, data: bytes, clean: Callable[[bytes], Cleaned | None]) -> Cleaned:
    """A part without its traces; their values begin with the part's name.

    Raises NotReadable where `clean` does and where it returns None: a part in which nobody can
    look is not passed on as clean.
    """
    try:
        inner = clean(data)
    except NotReadable as error:
        raise NotReadable(f"{name}: {error}") from error
    if inner is None:
        raise NotReadable(
            f"het onderdeel {name} is niet na te kijken; haal het weg of plak het in als afbeelding"
        )
    return Cleaned(inner.data, [trace(one.what, f"{name} {one.value}") for one in inner.traces])
