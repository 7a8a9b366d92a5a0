"""The standards: one document of rules, read from TOML and checked before it is used."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from folkmoot.standards.errors import StandardsInvalid
from folkmoot.standards.finding import Finding
from folkmoot.standards.registry import Detector, known_detectors
from folkmoot.standards.rule import DetectorUse, General, Rule, Section
from folkmoot.standards.schema import Head, read_head, read_language, read_rule

DOCUMENTS = Path(__file__).parent / "documents"
SHIPPED = ("default", "strict")


@dataclass(frozen=True, slots=True)
class PublicRule:
    """A rule as the page Community Standards shows it."""

    id: str
    title: str
    text: str
    explanation: str
    is_detecting: bool


@dataclass(frozen=True, slots=True)
class PublicStandards:
    """Everything the page Community Standards shows, in one language.

    ``sections`` are the parts of the charter by name: obligations, consequences,
    letter, appeals, machines, pledges, each with a heading and its sentences.
    """

    language: str
    version: str
    title: str
    introduction: str
    rules_title: str
    rules: tuple[PublicRule, ...]
    sections: Mapping[str, Section]

    @property
    def obligations(self) -> tuple[str, ...]:
        """What members owe."""
        return self.sections["obligations"].points

    @property
    def consequences(self) -> tuple[str, ...]:
        """What happens when a rule is broken."""
        return self.sections["consequences"].points

    @property
    def pledges(self) -> tuple[str, ...]:
        """What the newsroom owes."""
        return self.sections["pledges"].points


@dataclass(frozen=True, slots=True)
class Standards:
    """A version of the newsroom's standards. Readers, engine, moderators and appeals share it."""

    name: str
    version: str
    languages: tuple[str, ...]
    rules: Mapping[str, Rule]
    general: Mapping[str, General]
    structure: str = field(repr=False)
    texts: Mapping[str, str] = field(repr=False)

    @classmethod
    def default(cls) -> "Standards":
        """The document a new site starts with."""
        return shipped("default")

    @classmethod
    def load(cls, path: str | Path | None = None) -> "Standards":
        """Read a document from a file, or the default one.

        ``path`` may be the name of a shipped document. The words of each language are
        read from ``texts/<language>.toml`` beside the file; a language that is not
        there is taken from the shipped words.
        """
        if path is None or str(path) in SHIPPED:
            return shipped(str(path or "default"))
        path = Path(path)
        structure = _read(path)
        return cls.from_toml_text(structure, _texts_beside(path, read_head(structure)))

    @classmethod
    def from_toml_text(
        cls,
        structure: str,
        texts: Mapping[str, str],
        *,
        detectors: Mapping[str, Detector] | None = None,
    ) -> "Standards":
        """A document from its sources, as ``to_source`` gave them. Refuses what is not whole."""
        known = known_detectors() if detectors is None else detectors
        head = read_head(structure)
        spoken = {
            language: read_language(language, texts, ids=tuple(head.rules))
            for language in head.languages
        }
        words = {language: rules for language, (_, rules) in spoken.items()}
        return cls(
            name=head.name,
            version=head.version,
            languages=head.languages,
            rules={name: read_rule(name, head, words=words, known=known) for name in head.rules},
            general={language: general for language, (general, _) in spoken.items()},
            structure=structure,
            texts={language: texts[language] for language in head.languages},
        )

    def to_source(self) -> tuple[str, dict[str, str]]:
        """The document's own text and its words by language, to be stored as they are."""
        return self.structure, dict(self.texts)

    def in_force(self) -> tuple[tuple[Rule, DetectorUse], ...]:
        """Each detector that is to run, with the rule it runs for."""
        on = (rule for rule in self.rules.values() if rule.is_on)
        return tuple((rule, use) for rule in on for use in rule.detectors)

    def spoken(self, language: str) -> str:
        """The document's language nearest to the one wished for; its first if there is none."""
        for wish in (language, language.partition("-")[0]):
            if wish in self.languages:
                return wish
        return self.languages[0]

    def public(self, language: str) -> PublicStandards:
        """The Community Standards as readers see them: every rule that is on."""
        language = self.spoken(language)
        general = self.general[language]
        return PublicStandards(
            language=language,
            version=self.version,
            title=general.title,
            introduction=general.introduction,
            rules_title=general.rules_title,
            rules=tuple(_public(rule, language) for rule in self.rules.values() if rule.is_on),
            sections=general.sections,
        )


def explain(finding: Finding, standards: Standards, *, language: str) -> str:
    """What the author is told: the rule in words, and how to put it otherwise.

    It says nothing of folding, score or word list: that would teach how to pass.
    """
    rule = standards.rules[finding.rule]
    words = rule.words[standards.spoken(language)]
    reason = words.because.get(finding.detector, words.explanation)
    return f"{rule.id}, {words.title}: {reason} {words.advice}".strip()


@cache
def shipped(name: str) -> Standards:
    """A document that comes with the library."""
    path = DOCUMENTS / f"{name}.toml"
    structure = _read(path)
    return Standards.from_toml_text(structure, _texts_beside(path, read_head(structure)))


def _public(rule: Rule, language: str) -> PublicRule:
    words = rule.words[language]
    return PublicRule(rule.id, words.title, words.text, words.explanation, rule.is_detecting)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        sentence = f"{path} cannot be read: {error.strerror}. Check the path."
        raise StandardsInvalid(sentence) from None
    except UnicodeDecodeError:
        raise StandardsInvalid(f"{path} is not UTF-8. Save it in that encoding.") from None


def _texts_beside(path: Path, head: Head) -> dict[str, str]:
    texts = {}
    for language in head.languages:
        own = path.parent / "texts" / f"{language}.toml"
        ours = DOCUMENTS / "texts" / f"{language}.toml"
        if not own.exists() and not ours.exists():
            raise StandardsInvalid(f'{path}: there are no words for "{language}". Write {own}.')
        texts[language] = _read(own if own.exists() else ours)
    return texts
