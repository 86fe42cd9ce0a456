"""`eknaam gazetteer`: the commands that check, look into, change and convert gazetteers."""

from __future__ import annotations

import typer

from eknaam.cli.gazetteer.author import accept, add, propose
from eknaam.cli.gazetteer.build import compile_, verify
from eknaam.cli.gazetteer.check import check, fmt
from eknaam.cli.gazetteer.export import export
from eknaam.cli.gazetteer.imports import IMPORT_HELP, import_app
from eknaam.cli.gazetteer.look import diff, search, show
from eknaam.cli.options import paragraphs

__all__ = ["app"]

app = typer.Typer(
    add_completion=False,
    help="Check, look into, change and convert gazetteers.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

app.command(
    "check",
    help="List all the mistakes of gazetteer files.",
    epilog=paragraphs(
        "Examples:",
        "eknaam gazetteer check house.yaml --base shipped",
        "eknaam gazetteer check --format github *.yaml",
    ),
)(check)
app.command(
    "fmt",
    help="Bring gazetteer files into one order and style; comments are kept.",
    epilog=paragraphs("Examples:", "eknaam gazetteer fmt house.yaml"),
)(fmt)
app.command(
    "show",
    help="Show all that is known of entities, and which layer it comes from.",
    epilog=paragraphs(
        "Examples:",
        "eknaam gazetteer show tran-cuong",
        "eknaam gazetteer show tran-cuong -g house.yaml --base shipped",
    ),
)(show)
app.command(
    "search",
    help="Find entities by a part of any of their names, in any script, or by an id.",
    epilog=paragraphs("Examples:", "eknaam gazetteer search quang", "eknaam gazetteer search 广"),
)(search)
app.command(
    "diff",
    help="Say what differs between two gazetteers.",
    epilog=paragraphs("Examples:", "eknaam gazetteer diff old.yaml new.yaml"),
)(diff)
app.command(
    "suggest",
    help="Propose names: pinyin, Vietnamese, Hindi and Urdu, for a person to confirm.",
    epilog=paragraphs(
        "Examples:",
        "eknaam gazetteer suggest 陈刚",
        "eknaam gazetteer suggest --draft --kind place 凭祥 > entry.yaml",
    ),
)(propose)
app.command(
    "add",
    help="Add an entity to a gazetteer file; no other line of it changes.",
    epilog=paragraphs(
        "Examples:",
        "eknaam gazetteer add house.yaml to-lam --kind person --name 'vi=Tô Lâm'",
        "eknaam gazetteer add house.yaml - < entry.yaml",
    ),
)(add)
app.command(
    "accept",
    help="Put what somebody confirmed into a gazetteer file: a spelling, or proposed entries.",
    epilog=paragraphs(
        "Examples:",
        "eknaam gazetteer accept house.yaml tran-cuong hi 'ट्रान कुओंग' --as preferred -b shipped",
        "eknaam gazetteer accept house.yaml --from proposals.yaml -b shipped",
        "eknaam gazetteer accept house.yaml le-minh-hung --from proposals.yaml",
    ),
)(accept)
app.add_typer(
    import_app,
    name="import",
    help="Make a gazetteer of what is in another format.",
    epilog=IMPORT_HELP,
)
app.command(
    "export",
    help="Write a gazetteer in another format: jsonl, yaml, csv, skos, tbx, ftm.",
    epilog=paragraphs(
        "Examples:",
        "eknaam gazetteer export skos -o names.ttl",
        "eknaam gazetteer export csv -g house.yaml --base shipped > names.csv",
    ),
)(export)
app.command(
    "compile",
    help="Write a gazetteer into one file that opens at once, whatever its size.",
    epilog=paragraphs(
        "Examples:",
        "eknaam gazetteer compile house.yaml --base shipped -o house.eknaam",
        "eknaam normalize -g house.eknaam 'ट्रान कुओंग'",
    ),
)(compile_)
app.command(
    "verify",
    help="Look at every byte of compiled gazetteers.",
    epilog=paragraphs("Examples:", "eknaam gazetteer verify house.eknaam"),
)(verify)
