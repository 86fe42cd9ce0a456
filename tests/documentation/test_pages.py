"""README, CONTRIBUTING and docs/: links, navigation and words."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
FRONT = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"]
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "benchmarks" / "README.md"])
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)")
MEASURED = re.compile(r"^(?:This page is w|W)ritten by `", re.MULTILINE)
PUZZLES = re.compile(
    r"\b(?:asked|heard|loud|goes on|is none|are none|has not|at once|looked through|put right"
    r"|puts right|leaves? with|stands? around|told apart)\b",
    re.IGNORECASE,
)
"""Words that hide the meaning; CONTRIBUTING.md says what to write instead."""


def written_by_hand() -> list[Path]:
    """Return the pages that people write, without those that repeat the texts of the program."""
    made = ("commands", "rules", "_build")
    pages = [p for p in PAGES if not set(p.relative_to(ROOT).parts) & set(made)]
    pages = [p for p in pages if not MEASURED.search(p.read_text("utf-8"))]
    return [
        ROOT / "README.md",
        ROOT / "SECURITY.md",
        *(p for p in pages if p.stem != "architecture"),
    ]


@pytest.mark.parametrize("page", [*FRONT, *PAGES], ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    """A relative link names a file that exists."""
    links = LINK.findall(page.read_text("utf-8"))
    missing = [link for link in links if not (page.parent / link).exists()]
    assert missing == []


def test_every_page_is_in_the_navigation() -> None:
    """Each page of docs/ is listed in a toctree, not only linked."""
    listed = {DOCS / "index.md"}
    for page in DOCS.rglob("*.md"):
        for tree in re.findall(r"```\{toctree\}\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
            names = [line for line in tree.splitlines() if line and not line.startswith(":")]
            listed |= {page.parent / f"{name}.md" for name in names}
    pages = {page for page in DOCS.rglob("*.md") if "_build" not in page.parts}
    assert pages - listed == set()


@pytest.mark.parametrize("page", written_by_hand(), ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_has_none_of_the_words_that_readers_have_to_decode(page: Path) -> None:
    """Plain words are used where a usual one exists."""
    prose = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    assert PUZZLES.findall(prose) == []


@pytest.mark.parametrize("page", FRONT, ids=lambda page: page.name)
def test_pictures_of_the_front_pages_are_small(page: Path) -> None:
    """A picture has less than 256 kB."""
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text("utf-8"))
    assert [name for name in pictures if (page.parent / name).stat().st_size > 256_000] == []
