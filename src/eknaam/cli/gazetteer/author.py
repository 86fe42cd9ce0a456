"""`eknaam gazetteer suggest`, `add` and `accept`: how a gazetteer grows."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import typer

from eknaam.authoring import Suggested, accept_entities, accept_spelling, add_entities, suggest
from eknaam.authoring.suggest import identifier
from eknaam.cli.gazetteer.options import BaseOption, FileArgument, open_gazetteer, reported
from eknaam.cli.options import FormatOption, GazetteerOption
from eknaam.cli.output import visible, warn, write_records
from eknaam.cli.tables import print_line, print_table, probability
from eknaam.documents.files import read_bytes
from eknaam.errors import GazetteerError, InputError
from eknaam.gazetteer.load import read_stream
from eknaam.gazetteer.problems import Problems
from eknaam.gazetteer.yaml_text import entity_lines
from eknaam.records import Kind, Standing

__all__ = ["SUGGEST_FIELDS", "accept", "add", "propose"]

SUGGEST_FIELDS: Final = (
    "name", "id", "tag", "source", "probability", "certain", "listed", "suggestion",
)  # fmt: skip
_STDIN: Final = "-"
_SPELLING: Final = 3  # arguments: id, tag and spelling
_STANDINGS: Final[tuple[Standing, ...]] = ("preferred", "attested", "rejected")
Confirmed = Literal["preferred", "attested", "rejected"]
"""What a spelling that somebody saw can be."""

Spellings = Annotated[
    list[str] | None, typer.Option(metavar="TAG=TEXT", help="May be given several times.")
]


def propose(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME", help="Names in Han characters or Latin letters, or ids."),
    ],
    *,
    kind: Annotated[Kind, typer.Option("--kind", "-k", help="What the names are of.")] = "person",
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, metavar="N", help="Spellings in each language.")
    ] = 3,
    gazetteer: GazetteerOption = None,
    base: BaseOption = None,
    draft: Annotated[
        bool, typer.Option("--draft", "-d", help="Print entries in YAML, to be edited and added.")
    ] = False,
    format_: FormatOption = "table",
) -> None:
    """Propose names: pinyin, Vietnamese, Hindi and Urdu."""
    with reported():
        known = open_gazetteer(gazetteer, base)
        found = [suggest(name, kind=kind, gazetteer=known, limit=limit) for name in names]
    if draft:
        sys.stdout.write("\n".join(_draft(each, kind) for each in found if each.missing))
        for each in found:
            if not each.missing:
                warn(f"{each.name}: nothing is missing")
        return
    if format_ == "table":
        _print_proposals(found)
    else:
        records = (record for proposal in found for record in _records(proposal))
        write_records(records, SUGGEST_FIELDS, format_)


def add(
    file: FileArgument,
    entity_id: Annotated[
        str, typer.Argument(metavar="ID", help="The new id; or - for entries on standard input.")
    ],
    *,
    kind: Annotated[Kind | None, typer.Option("--kind", "-k", help="What the entity is.")] = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Such as city or river.")
    ] = None,
    name: Spellings = None,
    attested: Spellings = None,
    rejected: Spellings = None,
    source: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="Where the facts come from.")
    ] = None,
    base: BaseOption = None,
) -> None:
    """Add an entity to a gazetteer file; no other line of it changes."""
    with reported():
        if entity_id == _STDIN:
            new = list(_standard_input())
        else:
            fields = {"id": entity_id, "kind": kind, "type": type_}
            names = _by_tag(dict(zip(_STANDINGS, (name, attested, rejected), strict=True)))
            new = [{key: value for key, value in fields.items() if value} | {"names": names}]
            if source:
                new[0]["sources"] = source
        add_entities(file, new, base=open_gazetteer(base) if base else None)
    warn(f"{file}: added {', '.join(str(each['id']) for each in new)}")


def accept(
    file: FileArgument,
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID TAG SPELLING]",
            help="Whose spelling it is, its language (hi, ur), and the spelling as it stands in "
            "print; with --from the ids of the entries, or nothing for all.",
        ),
    ] = None,
    *,
    from_: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="FILE", help="Entries of 'eknaam discover', looked through."
        ),
    ] = None,
    standing: Annotated[
        Confirmed, typer.Option("--as", help="House spelling, seen in print, or wrong.")
    ] = "attested",
    base: BaseOption = None,
) -> None:
    """Put a spelling or entries that somebody confirmed into a gazetteer file."""
    with reported():
        lower = open_gazetteer(base) if base else None
        if from_ is not None:
            new = _chosen(from_, what or [])
            accepted = accept_entities(file, new, base=lower)
            warn(f"{file}: accepted {', '.join(accepted) or 'nothing: it has all of it already'}")
            return
        if what is None or len(what) != _SPELLING:
            raise InputError(f"expected ID TAG SPELLING, or --from FILE, found {what or 'neither'}")
        entity_id, tag, spelling = what
        changed = accept_spelling(file, entity_id, tag, spelling, standing, base=lower)
    warn(f"{file}: {entity_id}: {'accepted' if changed else 'has it already'}: {spelling}")


def _chosen(path: Path, ids: list[str]) -> list[dict[str, Any]]:
    """Return the entries of a file with some ids, or all of them."""
    found = {entry["id"]: entry for entry in _entries(read_bytes(str(path)), str(path))}
    missing = [each for each in ids if each not in found]
    if missing:
        raise InputError(f"{path}: expected an entry {missing[0]}, found none")
    return [found[each] for each in ids or found]


def _records(proposal: Suggested) -> Iterator[dict[str, object]]:
    entity_id = proposal.entity.id if proposal.entity else None
    for each in proposal.suggestions:
        likely = None if each.probability is None else round(each.probability, 4)
        values = (
            *(proposal.name, entity_id, each.tag, each.source, likely),
            *(each.certain, each.listed, each.text),
        )
        yield dict(zip(SUGGEST_FIELDS, values, strict=True))


def _print_proposals(found: Iterable[Suggested]) -> None:
    print_table(
        ("name", "tag", "from", "score", "listed", "suggestion"),
        (
            (
                (proposal.name, "bold"),
                (each.tag, "cyan"),
                (each.source, ""),
                probability(each.probability) if each.probability is not None else ("", ""),
                (proposal.entity.id if proposal.entity and each.listed else "", "dim"),
                (each.text, "" if each.certain else "yellow"),
            )
            for proposal in found
            for each in proposal.suggestions
        ),
    )
    for proposal in found:
        for character, readings in proposal.readings.items():
            print_line(f"{character} has several readings: {', '.join(readings)}")


def _draft(proposal: Suggested, kind: Kind) -> str:
    """Return an entry with what is missing: what is certain, and the rest as comments."""
    certain = [each for each in proposal.missing if each.certain and each.source != "model"]
    names = {each.tag: each.text for each in certain}
    if proposal.entity:
        entry = {"id": proposal.entity.id, "kind": proposal.entity.kind, "names": names}
    else:
        names[_given_tag(proposal.name)] = proposal.name
        canonical = names.get("vi") or names.get("zh-Latn-pinyin") or proposal.name
        entry = {"id": identifier(canonical) or "new", "kind": kind, "names": names}
    lines = [line for _, line in entity_lines(entry)]
    lines += (
        f"    # {each.tag}: {visible(each.text)}  ({each.source})"
        for each in proposal.missing
        if each not in certain
    )
    return "\n".join(lines) + "\n"


def _given_tag(name: str) -> str:
    if name.isascii():
        return "en"
    for tag, charset in (("zh-Hans", "gb2312"), ("zh-Hant", "big5")):
        try:
            name.encode(charset)
        except UnicodeEncodeError:
            continue
        return tag
    return "vi"


def _standard_input() -> Iterator[dict[str, Any]]:
    return _entries(sys.stdin.buffer.read(), "standard input")


def _entries(text: bytes, name: str) -> Iterator[dict[str, Any]]:
    suffix = ".jsonl" if text.lstrip()[:1] == b"{" else ".yaml"
    problems = Problems(name)
    # Who they belong with is checked in the file that they are added to.
    yield from read_stream(io.BytesIO(text), suffix, problems)
    alone = [each for each in problems.found if "expected the id of" not in each.message]
    if alone:
        raise GazetteerError(*map(str, alone))


def _by_tag(given: dict[Standing, list[str] | None]) -> dict[str, object]:
    names: dict[str, dict[str, Any]] = {}
    for standing, each in given.items():
        for tag, text in map(_split, each or ()):
            listed = names.setdefault(tag, {})
            if standing != "preferred":
                listed.setdefault(standing, []).append(text)
            elif listed.setdefault("preferred", text) != text:
                raise InputError(f"--name: expected one name in {tag}, found two; use --attested")
    return {
        tag: each["preferred"] if list(each) == ["preferred"] else each
        for tag, each in names.items()
    }


def _split(given: str) -> tuple[str, str]:
    tag, sign, text = given.partition("=")
    if not sign or not tag or not text:
        raise InputError(f"expected TAG=TEXT such as vi=Huế, found {given!r}")
    return tag, text
