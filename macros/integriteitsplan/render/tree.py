"""A tree made ready for its template: which branches start closed."""

from dataclasses import dataclass

from integriteitsplan.render.value import Resolver, Shown, show
from integriteitsplan.views.data.drawings import Node, Tree

FOLD_FROM = 8  # nodes below one that is not at the top; fewer stay open


@dataclass(frozen=True)
class ShownNode:
    """A node as drawn; `size` counts the nodes below it."""

    label: Shown
    badges: tuple[Shown, ...]
    text: str
    children: tuple["ShownNode", ...]
    size: int
    is_folded: bool


@dataclass(frozen=True)
class ShownTree:
    """All that the template of a tree needs, but for its table."""

    id: str
    title: str
    nodes: tuple[ShownNode, ...]


def show_tree(tree: Tree, id: str, resolver: Resolver) -> ShownTree:
    """A tree with its links resolved; long branches start closed, on paper they are open."""
    return ShownTree(id, tree.title, tuple(show_node(one, 0, resolver) for one in tree.nodes))


def show_node(node: Node, depth: int, resolver: Resolver) -> ShownNode:
    """A node that stands so many levels below the top."""
    children = tuple(show_node(one, depth + 1, resolver) for one in node.children)
    size = len(children) + sum(one.size for one in children)
    return ShownNode(
        label=show(node.label, resolver),
        badges=tuple(show(badge, resolver) for badge in node.badges),
        text=node.text,
        children=children,
        size=size,
        is_folded=depth > 0 and size >= FOLD_FROM,
    )
