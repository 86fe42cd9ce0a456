"""The linter on the command line: files, options, exit codes, and the hook."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from eknaam.cli.lint import FormatName
from eknaam.lint import RULES
from eknaam.lint.config import _OPTIONS, Config
from eknaam.lint.formats import FORMATS

WRONG = "कॉमरेड ट्रान कुओंग और त्रान कुओंग\r\n"
FIXED = "कॉमरेड त्रान कुओंग और त्रान कुओंग\r\n"
SAFE = "हा\u200bनोई में\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    """Every test has a folder of its own, without a configuration."""
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str, encoding: str = "utf-8") -> Path:
    """Write a file as it is."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def found(run, *arguments, **options):
    """Return the findings of a run, as JSON has them."""
    return json.loads(run("lint", "-f", "json", *arguments, **options).out)["findings"]


def test_exit_codes_and_the_closing_line(run):
    """0, 1 and 2, and what was checked is always said."""
    good, bad = write("good.hi.txt", "हनोई में\n"), write("bad.hi.txt", WRONG)
    clean = run("lint", good)
    assert (clean.code, clean.out) == (0, "1 document, 2 words, 1 name: 0 findings\n")
    assert run("lint", bad).code == 1
    assert run("lint", "--exit-zero", bad).code == 0
    assert run("lint", bad, "no.txt").code == 2
    assert run("lint", "--exit-zero", bad, "no.txt").code == 2
    assert run("lint").code == 2
    for format_ in ("concise", "json", "github", "junit", "gitlab", "sarif"):
        assert (
            "eknaam: 1 document, 2 words, 1 name: 0 findings\n"
            in run("lint", "-f", format_, good).err
        )


def test_a_document_without_readable_script_is_warned_of(run):
    """Where nothing could be checked, that is said."""
    result = run("lint", write("a.txt", "Only English.\n"))
    assert result.code == 0
    assert "a.txt: no Hindi or Urdu text: nothing was checked in it" in result.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_fixing_keeps_encoding_mark_and_line_ends(run, encoding):
    """Only the name changes, in the bytes of the file's own encoding."""
    path = write("a.hi.txt", WRONG, encoding)
    result = run("lint", "--unsafe-fixes", path)
    assert path.read_bytes() == FIXED.encode(encoding)
    assert (result.code, result.out.splitlines()[-1].rpartition("; ")[2]) == (0, "1 fixed")


def test_safe_fixes_only_unless_asked(run):
    """--fix leaves what a person should look at."""
    path = write("a.hi.txt", WRONG + SAFE)
    assert run("lint", "--fix", path).code == 1
    assert path.read_bytes() == (WRONG + "हानोई में\n").encode()


def test_a_diff_writes_nothing(run):
    """--diff shows the fixes, says how many, and leaves with 1 if there are any."""
    path = write("a.hi.txt", WRONG)
    result = run("lint", "--diff", "--unsafe-fixes", path)
    assert result.out.splitlines()[3:5] == [f"-{WRONG.strip()}", f"+{FIXED.strip()}"]
    assert (result.code, result.err) == (1, "eknaam: 1 fix would be made\n")
    assert path.read_bytes() == WRONG.encode()
    assert run("lint", "--diff", path).code == 0


def test_a_file_that_cannot_be_replaced_is_a_line_and_the_others_are_fixed(run):
    """One line says why, nothing is lost, and the code is 2."""
    linked, other = write("linked.hi.txt", WRONG), write("other.hi.txt", WRONG)
    os.link(linked, "again.txt")
    result = run("lint", "--unsafe-fixes", linked, other)
    assert result.code == 2
    assert "linked.hi.txt: not changed: it has 2 hard links" in result.err
    assert (linked.read_bytes(), other.read_bytes()) == (WRONG.encode(), FIXED.encode())


def test_standard_input_is_linted_and_fixed(run):
    """- is read; its name says format and language; fixed text goes to standard output."""
    assert [one["rule"] for one in found(run, "-", stdin=WRONG.encode())] == ["EK101"]
    page = "<p>`ट्रान कुओंग`</p>".encode()
    [one] = found(run, "-", "--stdin-filename", "a.hi.html", stdin=page)
    assert one["file"] == "a.hi.html"
    fixed = subprocess.run(
        [sys.executable, "-m", "eknaam", "lint", "--unsafe-fixes", "-"],
        input=WRONG.encode("utf-16"), capture_output=True, check=False,
    )  # fmt: skip
    assert fixed.stdout == FIXED.encode("utf-16")
    assert b"1 fixed" in fixed.stderr


def test_records_with_fields(run):
    """JSON Lines and CSV, with date and language from fields."""
    row = {"id": 7, "body": {"text": "हा गियांग प्रांत"}, "day": "2025-08-01", "l": "hi"}
    write("a.jsonl", json.dumps(row) + "\n{broken\n")
    fields = (
        "--field",
        "body.text",
        "--date-field",
        "day",
        "--lang-field",
        "l",
        "--id-field",
        "id",
    )
    result = run("lint", "-f", "json", *fields, "a.jsonl")
    [one] = json.loads(result.out)["findings"]
    assert (one["rule"], one["document"], one["line"]) == ("EK109", "a.jsonl:7", 1)
    assert result.code == 2
    assert "a.jsonl:2: expected a JSON object" in result.err
    assert "a.jsonl: expected the field" in run("lint", "a.jsonl").err
    write("a.csv", 'a,b\r\n1,"ट्रान ""x"" ट्रान कुओंग"\r\n')
    assert run("lint", "--unsafe-fixes", "--field", "b", "a.csv").code == 0
    assert Path("a.csv").read_bytes() == 'a,b\r\n1,"ट्रान ""x"" त्रान कुओंग"\r\n'.encode()


def test_documents_are_compared(run):
    """EK301 over all documents, with the fix; one document alone has nothing to differ from."""
    for name in ("a", "b"):
        write(f"{name}.hi.txt", "थाई गुयेन में\n")
    odd = write("c.hi.txt", "थाई न्गुयेन में\n")
    assert found(run, odd) == []
    assert [(one["rule"], one["file"]) for one in found(run, ".")] == [("EK301", "c.hi.txt")]
    run("lint", "--unsafe-fixes", ".")
    assert odd.read_text("utf-8") == "थाई गुयेन में\n"


def test_versions_are_compared(run):
    """--pair in both directions, --source in one."""
    hi = write("a.hi.txt", "त्रान कुओंग हनोई पहुँचे।\nबैठक हुई।\n")
    ur = write("a.ur.txt", "وہ ہنوئی پہنچے۔\nتران کوونگ آئے۔\n")
    pairs = {(one["file"], one["line"], one["entity"]) for one in found(run, "--pair", hi, ur)}
    assert pairs == {("a.ur.txt", 1, "tran-cuong"), ("a.hi.txt", 2, "tran-cuong")}
    source = write("a.vi.txt", "Trần Cương đến Hà Nội.\nMóng Cái.\n")
    missing = {(one["line"], one["entity"]) for one in found(run, "--source", source, ur)}
    assert missing == {(1, "tran-cuong"), (2, "mong-cai")}
    assert run("lint", "--pair", hi, ur, hi).code == 2


def test_rules_are_chosen(run):
    """--select, --ignore and --extend-select take codes, beginnings and kinds."""
    path = write("a.hi.txt", WRONG + "Quang Ninh, कॉमरेड ने\n")

    def rules(*arguments: str) -> list[str]:
        return [one["rule"] for one in found(run, *arguments, path)]

    assert rules() == ["EK101", "EK106", "EK105"]
    assert rules("--select", "EK105,untransliterated-name") == ["EK106", "EK105"]
    assert rules("--ignore", "EK10") == []
    assert rules("--ignore", "EK101") == ["EK102", "EK106", "EK105"]
    assert rules("--select", "EK2", "--extend-select", "EK105") == ["EK105"]
    none = run("lint", "--select", "EK1", "--ignore", "EK1", path)
    assert none.code == 2
    assert "no rule is left" in none.err
    wrong = run("lint", "--select", "EK9", path)
    assert wrong.code == 2
    assert "expected a code such as EK104" in wrong.err


def test_configuration(run):
    """The nearest file counts, paths begin at it, and the command line comes first."""
    write("eknaam.toml", 'ignore = ["EK106"]\nignore-words = ["हाईफोंग"]\n'
          'per-file-ignores = {"old/*" = ["EK105"]}\ngazetteer = "house.yaml"\n')  # fmt: skip
    write("house.yaml", "- {id: a, kind: place, names: {vi: Hải Phòng, hi: हाई फोंग}}\n")
    text = "हाईफोंग, Hai Phong, कॉमरेड ने\n"
    for name in ("deep/a.hi.txt", "old/a.hi.txt"):
        write(name, text)
    assert [one["rule"] for one in found(run, "deep/a.hi.txt")] == ["EK105"]
    assert found(run, "old/a.hi.txt") == []
    os.chdir("deep")
    assert [one["entity"] for one in found(run, "--select", "ALL", "a.hi.txt")] == [None]
    write("pyproject.toml", "[tool.other]\n")
    assert found(run, "a.hi.txt")  # a pyproject.toml of others is passed over
    write("pyproject.toml", '[tool.eknaam]\nselect = ["EK2"]\n')
    assert found(run, "a.hi.txt") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct = []", "eknaam.toml: 'selct': expected one of select, "),
        ("select = 'EK1'", "eknaam.toml: select: expected a list of texts, found 'EK1'"),
        ("ignore = ['EK9']", "eknaam.toml: ignore: expected a code such as EK104"),
        (
            "lang = 'hindi?'",
            "eknaam.toml: lang: expected a language such as hi or ur, found 'hindi?'",
        ),
        ("date = 2025-13", "eknaam.toml: expected TOML: "),
        ("date = '1.7.'", "eknaam.toml: date: expected a date such as 2025-07-01"),
        ("gazetteer = 3", "eknaam.toml: gazetteer: expected a text, found 3"),
        ("per-file-ignores = []", "eknaam.toml: per-file-ignores: expected a table"),
        ("per-file-ignores = {a = ['x']}", "eknaam.toml: per-file-ignores: expected a code"),
        ("select = [", "eknaam.toml: expected TOML: "),
    ],
)
def test_mistakes_of_the_configuration(run, text, message):
    """Each is one line with file, option, what was expected and what was found."""
    write("eknaam.toml", text)
    result = run("lint", "-", stdin=b"")
    assert result.code == 2
    assert result.err.startswith(f"eknaam: {message}")
    assert result.err.count("\n") == 1


def test_every_setting_is_an_option():
    """The configuration has a check for each of its settings, and typer each format."""
    settings = set(Config.__dataclass_fields__) - {"folder"}
    assert {option.replace("-", "_") for option in _OPTIONS} == settings
    assert set(FormatName.__args__) == set(FORMATS)


def test_a_baseline_leaves_only_what_is_new(run):
    """Known findings are counted off, wherever they have moved; new ones are reported."""
    path = write("a.hi.txt", WRONG)
    assert run("lint", "--write-baseline", "known.json", path).code == 0
    known = run("lint", "--baseline", "known.json", path)
    assert (known.code, known.out.splitlines()[-1].rpartition("; ")[2]) == (0, "1 in the baseline")
    write("a.hi.txt", f"\n\nनया पाठ। {WRONG}ट्रान कुओंग, Quang Ninh\n")
    new = found(run, "--baseline", "known.json", path)
    assert [one["rule"] for one in new] == ["EK101", "EK106"]
    assert run("lint", "--write-baseline", "known.json", path).code == 0
    assert found(run, "--baseline", "known.json", path) == []
    write("bad.json", "{}")
    assert (
        "bad.json: expected a baseline of version 1"
        in run("lint", "--baseline", "bad.json", path).err
    )


def test_rules_are_explained(run):
    """All in a table, one with its page, an unknown one refused."""
    table = run("rule").out
    assert all(code in table for code in RULES)
    page = run("rule", "EK104").out
    assert page.startswith("# EK104 truncated-name\n")
    assert "Wrong:" in page
    assert run("rule", "EK999").code == 2


def test_an_alignment_is_explained(run):
    """Unit by unit, with the entity by id or by name."""
    result = run("explain", "क्वांग निंह", "quang-ninh")
    assert result.code == 0
    assert "क्व=qu ा=a ंग=ng | न=n ि=i ंह=nh" in result.out
    assert run("explain", "क्वांग निंह", "Hải Phòng").code == 1
    assert run("explain", "क्वांग निंह", "nobody").code == 2


HOOK = """#!/bin/sh
git diff --cached --name-only -z --diff-filter=ACM | grep -zE '{files}' | xargs -0r {entry}
"""


def test_the_hook_in_a_repository():
    """What .pre-commit-hooks.yaml says stops a commit with a wrong name, and lets others be."""
    git, hooks = shutil.which("git"), Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
    program = Path(sys.executable).with_name("eknaam")
    if git is None or not program.exists() or os.name == "nt":
        pytest.skip("needs git and the installed program")
    hook, _ = YAML(typ="safe").load(hooks.read_text("utf-8"))

    def run_git(*arguments: str) -> subprocess.CompletedProcess[str]:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        command = [git, *identity, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert run_git("init", "-q").returncode == 0
    entry = hook["entry"].replace("eknaam", str(program), 1)
    script = Path(".git/hooks/pre-commit")
    script.parent.mkdir(exist_ok=True)
    script.write_text(HOOK.format(files=hook["files"], entry=entry), "utf-8")
    script.chmod(0o755)
    write("news/a.hi.txt", WRONG)
    write("other.py", WRONG)
    run_git("add", ".")
    stopped = run_git("commit", "-qm", "wrong")
    assert stopped.returncode != 0
    assert "news/a.hi.txt:1:8: EK101" in stopped.stdout + stopped.stderr
    assert "other.py" not in stopped.stdout + stopped.stderr
    write("news/a.hi.txt", FIXED)
    run_git("add", ".")
    assert run_git("commit", "-qm", "right").returncode == 0


HOUSE = "- {id: ekpur, kind: place, names: {en: Ekpur, hi: एकपुर}}\n"


def test_a_house_gazetteer_stands_on_the_shipped_one(run, tmp_path, monkeypatch):
    """`base` and `--base` add to another gazetteer; without them a hint says what is missed."""
    monkeypatch.chdir(tmp_path)
    Path("house.yaml").write_text(HOUSE, "utf-8")
    Path("a.hi.txt").write_text("कॉमरेड त्रान कुओंग और कॉमरेड वु दाई थांग एकपुर में थे।\n", "utf-8")
    hint = 'give --base shipped, or base = "shipped" in the configuration'
    result = run("lint", "-g", "house.yaml", "a.hi.txt")
    assert result.code == 1
    assert f"the shipped gazetteer knows 2 names of those that are unknown: {hint}" in result.err
    for options in (("-g", "house.yaml", "--base", "shipped"), ()):
        if not options:
            Path("eknaam.toml").write_text('gazetteer = "house.yaml"\nbase = "shipped"\n', "utf-8")
        result = run("lint", *options, "a.hi.txt")
        assert (result.code, hint in result.err) == (0, False), result.out
    found = run("find", "-g", "house.yaml", "--base", "shipped", "-f", "jsonl", "a.hi.txt").out
    assert [json.loads(line)["id"] for line in found.splitlines()] == [
        "tran-cuong", "vu-dai-thang", "ekpur",
    ]  # fmt: skip
    for command in ("normalize", "discover", "report", "explain"):
        assert "--base" in run(command, "--help").out


def test_a_mark_before_the_configuration(run, tmp_path):
    """A byte order mark, as editors write it, is no part of a configuration."""
    path = tmp_path / "eknaam.toml"
    path.write_text('ignore = ["EK102"]\n', "utf-8-sig")
    (tmp_path / "a.hi.txt").write_text(WRONG, "utf-8")
    assert "EK102" not in run("lint", "--config", path, tmp_path / "a.hi.txt").out


def test_what_could_not_be_written_is_not_called_unread(run, tmp_path):
    """The closing line of a file with hard links says that it was not written."""
    (tmp_path / "a.hi.txt").write_text(WRONG, "utf-8")
    (tmp_path / "b.hi.txt").hardlink_to(tmp_path / "a.hi.txt")
    result = run("lint", "--unsafe-fixes", tmp_path / "a.hi.txt")
    assert result.code == 2
    assert "1 could not be written" in result.out
    assert "could not be read" not in result.out


def test_a_table_of_sentences_fits_a_page(run):
    """The table of rules is folded in a pipe, too."""
    out = run("rule").out
    assert max(map(len, out.splitlines())) <= 80
    assert "truncated-name" in out


def test_options_for_rules_have_help_of_their_own(run):
    """What adds rules is told from what chooses them."""
    out = " ".join(run("lint", "--help").out.split())
    assert "These rules, too." in out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_can_be_shown(run, monkeypatch, shell):
    """Each shell gets its script."""
    monkeypatch.setattr("shellingham.detect_shell", lambda: (shell, shell))
    result = run("--show-completion")
    assert (result.code, "eknaam" in result.out) == (0, True)
