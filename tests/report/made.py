"""A made report: documents that never were, counted as a report counts, for what draws it.

The sentences are written for this test. Names are those of the shipped gazetteer, their spellings
the model's; which one a document takes depends on its outlet and its month, so that there is
something to see.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import eknaam
from eknaam.records import Entity
from eknaam.report import tables as t
from eknaam.report.source import Row
from eknaam.text.script import script_of

GROUPS = ("Dainik Setu", "Sandesh", "Roznama Ufuq", "Qasid")
_GROUPS_OF = {"hi": GROUPS[:2], "ur": GROUPS[2:]}
_FIRST_YEAR = 2024
_LEADS = ("tran-cuong", "guangxi", "quang-ninh", "mong-cai", "lang-son", "hai-phong", "cao-bang")

_SENTENCES = {
    ("hi", "place"): (
        ("नई सड़क का काम पूरा होने के बाद ", " के बाज़ार में फिर से भीड़ दिखने लगी है और दुकानदार ख़ुश हैं।"),
        ("शुक्रवार की सुबह ", " से चली मालगाड़ी सीमा पर तीन घंटे रुकी रही।"),
        ("स्कूलों की मरम्मत के लिए ", " को इस साल अतिरिक्त धन मिलेगा, मंत्रालय ने कहा।"),
        ("त्योहार से पहले ", " के घाटों पर नावों की कतार लगी है और होटल भर चुके हैं।"),
        ("मौसम विभाग ने बताया कि ", " और आसपास के ज़िलों में दो दिन तक तेज़ बारिश होगी।"),
    ),
    ("hi", "person"): (
        ("प्रतिनिधिमंडल का स्वागत करते हुए ", " ने कहा कि दोनों पक्ष रेल संपर्क बढ़ाने पर सहमत हैं।"),
        ("समारोह में ", " ने किसानों को पुरस्कार दिए और फ़सल बीमा की घोषणा की।"),
        ("पिछले हफ़्ते ", " का दौरा बारिश के कारण टल गया था।"),
        ("बैठक के बाद कॉमरेड ", " ने पत्रकारों के सवालों के जवाब दिए।"),
    ),
    ("ur", "place"): (
        ("نئی سڑک مکمل ہونے کے بعد ", " کے بازار میں دوبارہ رونق ہے اور دکاندار خوش ہیں۔"),
        ("جمعے کی صبح ", " سے چلنے والی مال گاڑی سرحد پر تین گھنٹے رکی رہی۔"),
        ("اسکولوں کی مرمت کے لیے ", " کو اس سال اضافی رقم ملے گی، وزارت نے کہا۔"),
        ("تہوار سے پہلے ", " کے گھاٹوں پر کشتیوں کی قطار لگی ہے اور ہوٹل بھر چکے ہیں۔"),
        ("محکمہ موسمیات کے مطابق ", " اور قریبی اضلاع میں دو دن تک تیز بارش ہوگی۔"),
    ),
    ("ur", "person"): (
        ("وفد کا خیرمقدم کرتے ہوئے ", " نے کہا کہ دونوں فریق ریل رابطہ بڑھانے پر متفق ہیں۔"),
        ("تقریب میں ", " نے کسانوں کو انعامات دیے اور فصل بیمہ کا اعلان کیا۔"),
        ("گزشتہ ہفتے ", " کا دورہ بارش کی وجہ سے ملتوی ہو گیا تھا۔"),
        ("اجلاس کے بعد کامریڈ ", " نے صحافیوں کے سوالوں کے جواب دیے۔"),
    ),
}
_RULES = (
    ("EK101", "inconsistent-name", "{0} is also spelled {1} here (once)"),
    ("EK103", "rejected-name", "{0} is spelled wrong"),
    ("EK104", "truncated-name", "this is only a part of {0}"),
    ("EK106", "untransliterated-name", "{0} was left in Latin letters"),
    ("EK301", "inconsistent-across-documents", "{0} is spelled {1} in most documents"),
)


@dataclass
class MadeReport:
    """A report whose tables are lists."""

    summary: t.Summary
    tables: dict[str, list[Row]] = field(default_factory=dict)

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the rows of a table."""
        yield from self.tables.get(table, ())


@cache
def _spellings(entity: Entity, lang: str) -> tuple[str, ...]:
    """Return ways to spell a name, the leading one first, and one in Latin letters among them."""
    listed = [name.text for name in entity.names if name.tag == lang]
    predicted = [text for text, _ in eknaam.predict_spellings(entity.canonical, to=lang)]
    ways = list(dict.fromkeys((*listed, *predicted)))[:8]
    return tuple(dict.fromkeys((*ways[:3], entity.canonical, *ways[3:])))


def _entities(count: int) -> list[Entity]:
    gazetteer = eknaam.load_gazetteer()
    leads = [gazetteer[name] for name in _LEADS]
    others = [one for one in gazetteer if one.kind != "organization" and one not in leads]
    return (leads + others)[:count]


def made_report(
    entities: int = 14, documents: int = 400, months: int = 18, seed: int = 6
) -> MadeReport:
    """Return a report of documents that are made up as they are counted.

    Args:
        entities: how many entities are named.
        documents: how many documents there are.
        months: how many months they were written in.
        seed: another one gives another corpus.
    """
    return _Maker(random.Random(seed), _entities(entities), documents, months).report()  # noqa: S311


class _Maker:
    def __init__(
        self, chance: random.Random, entities: Sequence[Entity], documents: int, months: int
    ) -> None:
        self.chance, self.entities, self.count, self.months = chance, entities, documents, months
        self.weights = [1 / (rank + 2) ** 0.8 for rank in range(len(entities))]
        self.spelled: Counter[tuple[str, str, str]] = Counter()
        self.spelled_in: Counter[tuple[str, str, str]] = Counter()
        self.entity_in: Counter[tuple[str, str]] = Counter()
        self.deviating_in: Counter[tuple[str, str]] = Counter()
        self.dates: dict[tuple[str, str, str], list[str]] = {}
        self.by_month: Counter[tuple[str, str, str, str]] = Counter()
        self.by_group: Counter[tuple[str, str, str, str]] = Counter()
        self.trend: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        self.tables: dict[str, list[Row]] = defaultdict(list)
        self.examples: Counter[tuple[str, str, str]] = Counter()

    def report(self) -> MadeReport:
        for number in range(self.count):
            self._document(number)
        self._entities()
        self._findings()
        documents = [row for row in self.tables["documents"] if isinstance(row, t.DocumentRow)]
        naming = [row for row in documents if row.mentions]
        dates = sorted(row.date for row in documents if row.date)
        summary = t.Summary(
            documents=len(documents) + 1,
            words=sum(row.words for row in documents),
            mentions=sum(row.mentions for row in documents),
            entities=len({entity for entity, _ in self.entity_in}),
            consistent=sum(row.consistent for row in naming),
            naming=len(naming),
            findings=sum(row.findings for row in documents),
            unread=1,
            failed=0,
            first_date=dates[0],
            last_date=dates[-1],
            languages=("hi", "ur"),
            groups=tuple(sorted(GROUPS)),
        )
        return MadeReport(summary, self.tables)

    def _document(self, number: int) -> None:
        lang = ("hi", "ur")[number % 2]
        month = number * self.months // self.count
        period = f"{_FIRST_YEAR + month // 12}-{month % 12 + 1:02}"
        date = f"{period}-{number % 28 + 1:02}"
        group = self.chance.choice(_GROUPS_OF[lang])
        document = f"{group.split()[-1].lower()}/{date}-{number // 2:05}.{lang}.txt"
        chosen = dict.fromkeys(self.chance.choices(self.entities, self.weights, k=3))
        named: dict[str, list[str]] = {}
        for entity in chosen:
            named[entity.id] = self._spelled(entity, lang, group, month)
            self._count(entity, (lang, group, period, date, document), named[entity.id])
        article = f"{date[:7]}/{number // 2:05}" if number % 20 < 2 else ""
        if article:
            self._version(article, document, lang, named)
        mentions = sum(map(len, named.values()))
        consistent = all(len(set(one)) == 1 for one in named.values())
        leading = sum(word == _spellings(e, lang)[0] for e in chosen for word in named[e.id])
        for at, more in enumerate((1, int(consistent), mentions, leading)):
            self.trend[period, lang, group][at] += more
        self.tables["documents"].append(
            t.DocumentRow(
                document,
                article,
                lang,
                date,
                group,
                90 + mentions * 31,
                mentions,
                len(named),
                consistent,
                mentions - leading,
            )
        )

    def _spelled(self, entity: Entity, lang: str, group: str, month: int) -> list[str]:
        ways = _spellings(entity, lang)
        careless = {"Sandesh": 0.55, "Qasid": 0.4, "Dainik Setu": 0.2}.get(group, 0.12)
        careless *= 1.15 - 0.75 * month / self.months
        words = []
        for _ in range(self.chance.choice((1, 1, 2, 3))):
            at = 0
            if self.chance.random() < careless:
                at = min(int(self.chance.expovariate(0.55)) + 1, len(ways) - 1)
            words.append(ways[at])
        return words

    def _count(
        self, entity: Entity, where: tuple[str, str, str, str, str], words: list[str]
    ) -> None:
        lang, group, period, date, document = where
        leading = _spellings(entity, lang)[0]
        self.entity_in[entity.id, lang] += 1
        self.deviating_in[entity.id, lang] += any(word != leading for word in words)
        for word, count in Counter(words).items():
            key = (entity.id, lang, word)
            self.spelled[key] += count
            self.spelled_in[key] += 1
            self.dates.setdefault(key, [date, date])[1] = date
            self.by_month[(*key, period)] += count
            self.by_group[(*key, group)] += count
            if self.examples[key] < 3:
                self._example(entity, lang, word, document)
            if word != leading:
                self.tables["deviations"].append(
                    t.DeviationRow(document, lang, date, group, entity.id, word, leading, count)
                )

    def _example(self, entity: Entity, lang: str, word: str, document: str) -> None:
        kind = entity.kind if entity.kind == "person" else "place"
        before, after = self.chance.choice(_SENTENCES[lang, kind])
        self.examples[entity.id, lang, word] += 1
        start = self.chance.randrange(0, 900) + len(before)
        self.tables["examples"].append(
            t.ExampleRow(entity.id, lang, word, document, start, start + len(word), before, after)
        )

    def _version(self, article: str, document: str, lang: str, named: dict[str, list[str]]) -> None:
        last = self.tables["versions"][-20:]  # the other version came just before
        rows = [row for row in last if isinstance(row, t.VersionRow)]
        other = {row.entity: row for row in rows if row.article == article}
        for entity, words in named.items():
            for word, count in Counter(words).items():
                self.tables["versions"].append(
                    t.VersionRow(article, entity, lang, document, word, count)
                )
            if other and entity not in other:
                first = next(iter(other.values()))
                self._gap(article, entity, (first.document, first.lang), (document, lang, words[0]))
        for entity, row in other.items():
            if entity not in named:
                self._gap(article, entity, (document, lang), (row.document, row.lang, row.spelling))
            elif row.mentions > 1:
                self.tables["gaps"].append(
                    t.GapRow(
                        article, entity, document, lang, 2, row.document, row.lang, row.spelling
                    )
                )

    def _gap(
        self, article: str, entity: str, lacks: tuple[str, str], has: tuple[str, str, str]
    ) -> None:
        document, lang = lacks
        other, other_lang, spelling = has
        self.tables["versions"].append(t.VersionRow(article, entity, lang, document, "", 0))
        self.tables["gaps"].append(
            t.GapRow(article, entity, document, lang, 0, other, other_lang, spelling)
        )

    def _entities(self) -> None:
        by_id = {entity.id: entity for entity in self.entities}
        for key, mentions in sorted(self.spelled.items(), key=lambda item: (-item[1], item[0])):
            self.tables["spellings"].append(self._spelling(by_id[key[0]], key, mentions))
        rows = []
        for (name, lang), documents in self.entity_in.items():
            entity, leading = by_id[name], _spellings(by_id[name], lang)[0]
            counts = [n for (e, tag, _), n in self.spelled.items() if (e, tag) == (name, lang)]
            deviating = sum(counts) - self.spelled[name, lang, leading]
            rows.append(
                t.EntityRow(
                    name,
                    entity.canonical,
                    entity.kind,
                    entity.type or "",
                    lang,
                    leading,
                    self._how(entity, lang, leading) == "preferred",
                    sum(counts),
                    documents,
                    len(counts),
                    deviating,
                    self.deviating_in[name, lang],
                )
            )
        rows.sort(key=lambda row: (-row.deviating, row.entity, row.lang))
        self.tables["entities"].extend(rows)
        for (*key, period), mentions in sorted(self.by_month.items()):
            self.tables["periods"].append(t.PeriodRow(*key, period, mentions))
        for (*key, group), mentions in sorted(self.by_group.items()):
            self.tables["groups"].append(t.GroupRow(*key, group, mentions, (mentions + 1) // 2))
        for (period, lang, group), counts in sorted(self.trend.items()):
            self.tables["trends"].append(t.TrendRow(period, lang, group, *counts))

    def _how(self, entity: Entity, lang: str, word: str) -> str:
        standing = {n.text: n.standing for n in entity.names if n.tag in (lang, "vi")}
        return standing.get(word, "inferred")

    def _spelling(self, entity: Entity, key: tuple[str, str, str], mentions: int) -> t.SpellingRow:
        name, lang, word = key
        how = self._how(entity, lang, word)
        reason = {"inferred": f"{entity.canonical}: heard as {word}"}.get(how, f"listed as {how}")
        first, last = self.dates[key]
        return t.SpellingRow(
            name, lang, word, script_of(word), how, len(word) < 5,
            word == _spellings(entity, lang)[0], mentions, self.spelled_in[key],
            1.0 if how != "inferred" else 0.8 + (mentions % 19) / 100, reason, first, last,
        )  # fmt: skip

    def _findings(self) -> None:
        worst = [row for row in self.tables["entities"] if isinstance(row, t.EntityRow)]
        for at, (code, kind, message) in enumerate(_RULES):
            for lang in ("hi", "ur"):
                rows = [one for one in worst if one.lang == lang]
                row = rows[at % len(rows)]
                document = next(
                    one.document for one in self.tables["documents"]
                    if isinstance(one, t.DocumentRow) and one.lang == lang
                )  # fmt: skip
                text = message.format(row.canonical, row.leading)
                self.tables["findings"].append(
                    t.FindingRow(
                        code,
                        kind,
                        lang,
                        row.deviating + 9,
                        row.deviating_documents,
                        document,
                        120 + at,
                        row.leading,
                        text,
                    )
                )
