"""Learning from pairs, and adapting to confirmed ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import typer

from eknaam.cli.predict import predict
from eknaam.cli.train import train as train_command
from eknaam.errors import InputError
from eknaam.model import predict_spellings
from eknaam.model.load import build_model
from eknaam.model.pairs import Example, read_examples, read_pairs
from eknaam.model.storage import files_of, read_learned, shipped_folder
from eknaam.model.train import adapt, steps_of, train

LATIN = (
    "Lima Milan Manila Lana Mali Nila Amina Malaga Nagano Galina Milano Ganga Nina Kano Konak"
).split()
DEVA = (
    "लीमा मीलान मानीला लाना माली नीला आमीना मालागा नागानो गालीना मीलानो गांगा नीना कानो कोनाक"
).split()
URDU = (
    "لیما میلان مانیلا لانا مالی نیلا امینا مالاگا ناگانو گالینا میلانو گانگا نینا کانو کوناک"
).split()
OTHER = "vi\tHà Nội\tहा नोई\nvi\tHà Nam\tہا نام\nvi\tHà Nội\tہا نوئی\nvi\tHà Nam\tहा नाम\n"
PINYIN = "pinyin\tHainan\tहाईनान\npinyin\tHainan\tہائنان\n"
SHIPPED = read_learned(shipped_folder())


@pytest.fixture
def tiny(tmp_path: Path) -> list[Example]:
    """Few pairs of every orthography and script."""
    rows = [
        f"latin\t{name}\t{spelling}\n"
        for spellings in (DEVA, URDU)
        for name, spelling in zip(LATIN, spellings, strict=True)
    ]
    path = tmp_path / "tiny.tsv"
    path.write_text(
        "# made for this test\northography\tname\tspelling\n" + "".join(rows) + OTHER + PINYIN,
        encoding="utf-8",
    )
    return read_examples([path])


def test_learning_is_deterministic(tiny: Sequence[Example]) -> None:
    """The same pairs give the same files, whatever their order."""
    files = files_of(train(tiny))
    assert files == files_of(train(tiny))
    assert files == files_of(train(tiny[::-1]))


def test_learning_finds_an_obvious_mapping(tiny: Sequence[Example]) -> None:
    """From a few pairs it is learned which letters stand for which, also in a new name."""
    model = build_model(train(tiny))
    assert predict_spellings("Lamina", "hi", "en", 1, model)[0][0] == "लामीना"
    assert predict_spellings("Nogali", "ur", "en", 1, model)[0][0] == "نوگالی"


def test_progress_adds_up(tiny: Sequence[Example]) -> None:
    """What is told of rounds adds up to what was announced."""
    told: list[int] = []
    train(tiny, advance=told.append)
    assert sum(told) == steps_of(tiny)


def test_learning_from_too_little_is_refused(tiny: Sequence[Example]) -> None:
    """Tables cannot be learned for an orthography without pairs."""
    with pytest.raises(InputError, match="no pair of orthography pinyin in script deva"):
        train([example for example in tiny if example.orthography != "pinyin"])


def _examples(tmp_path: Path, rows: Sequence[str]) -> list[Example]:
    path = tmp_path / "house.tsv"
    path.write_text("\n".join(("name\ttag\tspelling", *rows)) + "\n", encoding="utf-8")
    return read_examples([path])


HOUSE = (
    "Trần Cương\tvi\tत्रान कुओंग", "Trương Mỹ Hoa\tvi\tत्रुओंग माई होआ",
    "Nguyễn Phú Trọng\tvi\tन्गुयेन फू त्रोंग", "Lê Minh Trí\tvi\tले मिन्ह त्री",
    "Trà Vinh\tvi\tत्रा विन्ह", "Quảng Trị\tvi\tक्वांग त्री",
)  # fmt: skip


def test_confirmed_pairs_teach_their_style(tmp_path: Path) -> None:
    """After a house has confirmed त्र for tr, other names with tr are predicted so."""
    adapted = adapt(SHIPPED, _examples(tmp_path, HOUSE))
    before = dict(predict_spellings("Trần Lưu", "hi", limit=60))
    after = dict(predict_spellings("Trần Lưu", "hi", limit=60, model=build_model(adapted.learned)))

    def share(found: dict[str, float]) -> float:
        return sum(p for spelling, p in found.items() if spelling.startswith("त्र"))

    assert share(after) > 2 * share(before)
    assert max(after, key=lambda spelling: after[spelling]).startswith("त्र")


def test_adapting_leaves_other_tables_alone(tmp_path: Path) -> None:
    """Pairs in Devanagari teach nothing about Urdu, or about pinyin."""
    adapted = files_of(adapt(SHIPPED, _examples(tmp_path, HOUSE)).learned)
    changed = {name for name, text in files_of(SHIPPED).items() if adapted[name] != text}
    assert changed == {"vi-any-deva.tsv", "background-deva.tsv"}


def test_a_translated_name_is_doubted(tmp_path: Path) -> None:
    """A pair that no sound explains is found, and hardly learned from."""
    rows = (*HOUSE, "Biển Đông\tvi\tदक्षिण चीन सागर")
    doubted = [e for e, p in adapt(SHIPPED, _examples(tmp_path, rows)).trusted if p < 0.5]
    assert [example.place.rsplit(":", 1)[1] for example in doubted] == ["8"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", ":1: the first line must name the columns"),
        ("name\tsound\nHà Nội\tहनोई\n", ":1: the first line must name the columns"),
        ("# note\nname\tspelling\nHà Nội\n", ":3: 1 columns instead of 2"),
        ("name\tspelling\nहनोई\tहनोई\n", ":2: name 'हनोई' is not in Latin letters"),
        ("name\tspelling\nHà Nội\tHanoi\n", ":2: spelling 'Hanoi' is not in Devanagari or Urdu"),
        ("name\tspelling\torthography\nHà Nội\tहनोई\tviet\n", ":2: orthography 'viet' is none of"),
    ],
)
def test_broken_pairs_are_refused(tmp_path: Path, text: str, problem: str) -> None:
    """An error says file, line and what was expected."""
    path = tmp_path / "pairs.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        list(read_pairs(path))
    assert str(error.value).startswith(f"{path}{problem}")


def test_pairs_are_read_as_spreadsheets_write_them(tmp_path: Path) -> None:
    """A byte order mark, Windows line ends, blanks and empty lines do no harm."""
    path = tmp_path / "pairs.tsv"
    path.write_bytes("\ufeffspelling\tname\r\n\r\n दा नांग \tĐà Nẵng\r\n".encode())
    (example,) = read_pairs(path)
    assert (example.orthography, example.script) == ("vi", "deva")


def _app() -> typer.Typer:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command("train")(train_command)
    app.command("predict")(predict)
    return app


def _run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        _app()(list(map(str, arguments)), prog_name="eknaam")
    code = ended.value.code
    assert isinstance(code, int)
    return code


def test_the_commands_adapt_and_predict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tables that `eknaam train` adapts are what `eknaam predict` uses."""
    _examples(tmp_path, HOUSE)
    house = tmp_path / "house.tables"
    assert _run("train", tmp_path / "house.tsv", "--base", "shipped", "-o", house) == 0
    assert "adapted to 6 pairs" in capsys.readouterr().out
    assert _run("predict", "Trần Lưu", "--model", house, "-n", 1, "-f", "csv") == 0
    assert "त्रान" in capsys.readouterr().out


def test_the_commands_say_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use ends with 2, and a line that says where."""
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("name\tspelling\nx\ty\n", encoding="utf-8")
    for arguments in (
        ("train", pairs),
        ("train", "--base", "shipped"),
        ("train", pairs, "-o", tmp_path / "x", "--base", tmp_path / "none"),
        ("train", tmp_path / "none.tsv", "-o", tmp_path / "x"),
        ("predict", "हनोई"),
        ("predict", "Hà Nội", "--model", tmp_path / "none"),
    ):
        assert _run(*arguments) == 2, arguments
        assert capsys.readouterr().err
    assert _run("predict", "12") == 1
