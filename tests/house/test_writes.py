"""Comments and revisions are written in one file only."""

import ast
from collections.abc import Iterator

from tests.house.sources import Source, package

THE_FILE = "folkmoot.discussion.actions.comments"
THE_ENDING = "folkmoot.discussion.actions.erasing"
GUARDED = {"Comment", "Revision"}
WRITES = {
    "create", "bulk_create", "get_or_create", "update_or_create", "update", "bulk_update",
    "delete", "save", "acreate", "aupdate", "asave", "adelete",
}  # fmt: skip
ROWS = {"comment", "revision", "reply", "parent", "top"}
SETS = {"revisions", "replies", "comments", "comment_set", "revision_set"}
COUNTERS = {"folkmoot.discussion.actions.counters": {"update"}}


def test_comments_and_revisions_are_written_in_one_file():
    writing = [
        f"{source.name}:{line} {what}"
        for source in package()
        if source.module not in {THE_FILE, THE_ENDING}
        for line, what in _writes(source)
        if what.rsplit(".", 1)[-1] not in COUNTERS.get(source.module, set())
    ]
    assert not writing, writing


def test_the_search_sees_every_way_to_write():
    ways = """
Comment.objects.create(text="x")
Comment(text="x")
Comment.objects.filter(pk=1).exclude(state="x").update(state="y")
comment.save()
comment.author.comments.create()
Revision.objects.bulk_create([])
story.comment_set.all().delete()
"""
    tree = ast.parse(ways)
    assert len(list(_writes_in(tree))) == len(ways.split("\n")) - 2
    harmless = 'comment_draft.save(); Story.objects.filter(comments__state="x").update(a=1)'
    assert not list(_writes_in(ast.parse(harmless)))


def _writes(source: Source) -> Iterator[tuple[int, str]]:
    return _writes_in(source.tree)


def _writes_in(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in GUARDED:
            yield node.lineno, f"{node.func.id}()"
        elif isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            root, names = _chain(node.func.value)
            is_query = root in GUARDED or bool(SETS & set(names))
            is_row = root in ROWS and not names
            if is_query or is_row:
                yield node.lineno, f"{root}.{node.func.attr}"


def _chain(node: ast.expr) -> tuple[str, list[str]]:
    """The name a chain of attributes and calls begins with, and the attributes in between."""
    names: list[str] = []
    while True:
        match node:
            case ast.Attribute():
                names.append(node.attr)
                node = node.value
            case ast.Call():
                node = node.func
            case ast.Subscript():
                node = node.value
            case ast.Name():
                return node.id, names
            case _:
                return "", names
