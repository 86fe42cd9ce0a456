"""Make the pictures of the program in a terminal: `python docs/terminal.py`.

Commands are run as in a terminal with colours; rich turns what they print into HTML, and headless
chromium takes the picture, since it sets Devanagari and Nastaliq as they should be.
`pip install --group test` brings what drives it. The pictures differ a little from machine to
machine, with its fonts (Debian: fonts-noto-core), so nothing checks them for drift.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

PICTURES = Path(__file__).resolve().parent / "_static"
ARTICLE = {
    "news.hi.txt": (
        "कॉमरेड ट्रान कुओंग ने कहा कि ग्वांग झुआंग स्वायत्त क्षेत्र और Quang Ninh प्रांत मिलकर काम करेंगे।"
        " त्रान कुओंग कल हनोई जाएँगे।\n"
    ),
    "news.ur.txt": "کامریڈ ٹران کونگ نے گوانگ ژوانگ خود مختار علاقے کے وفد کا استقبال کیا۔\n",
}
"""Made for the picture; each has defects of translated news."""
COMMANDS = {
    "terminal-lint": ["lint", "news.hi.txt", "news.ur.txt"],
}
COLUMNS = 100
THEME = TerminalTheme(
    (24, 26, 33),
    (222, 224, 230),
    [(40, 42, 54), (255, 110, 110), (120, 220, 140), (240, 210, 120),
     (120, 170, 255), (220, 150, 240), (120, 215, 225), (222, 224, 230)],
)  # fmt: skip
PAGE = """<!doctype html><meta charset="utf-8"><style>
@font-face {{ font-family: Latin; src: local("DejaVu Sans Mono"), local("Noto Sans Mono");
  unicode-range: U+0-5FF, U+1E00-2FFF; }}
@font-face {{ font-family: Latin; src: local("DejaVu Sans Mono Bold"), local("Noto Sans Mono Bold");
  font-weight: bold; unicode-range: U+0-5FF, U+1E00-2FFF; }}
body {{ margin: 0; display: inline-block; background: #181a21; color: #dee0e6; }}
pre {{ margin: 0; padding: 18px 22px; font: 14px/1.8 Latin, "Noto Naskh Arabic",
  "Noto Sans Devanagari", monospace; }}
</style><body>{body}"""
"""Latin letters are kept to one font: the others have letters and signs that are not monospaced."""


def shown(arguments: list[str], folder: Path) -> str:
    """Return a command and what it prints in a terminal, as HTML."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "eknaam", *arguments],
        cwd=folder,
        env={**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    console = Console(record=True, width=10 * COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ " + " ".join(["eknaam", *arguments]), style="bold"))
    console.print(Text.from_ansi(done.stdout))
    code = console.export_html(theme=THEME, inline_styles=True, code_format="{code}")
    return f'<pre title="{escape(arguments[0])}">{code.strip()}</pre>'


def take(browser: Browser, body: str, picture: Path) -> None:
    """Take the picture of a terminal."""
    page = browser.new_page(viewport={"width": 1200, "height": 400}, device_scale_factor=1.5)
    page.set_content(PAGE.format(body=body))
    page.locator("body").screenshot(path=picture)


def main() -> None:
    """Run the commands in a temporary folder, and take a picture of each."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("chromium is needed to take the pictures, and none was found")
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        for file, text in ARTICLE.items():
            Path(name, file).write_text(text, "utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for picture, arguments in COMMANDS.items():
            take(browser, shown(arguments, Path(name)), PICTURES / f"{picture}.png")
        browser.close()


if __name__ == "__main__":
    main()
