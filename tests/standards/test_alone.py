"""The engine stands alone: no Django, no other app of ours, a short list of packages."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
ALLOWED = {
    "ahocorasick_rs",
    "click",
    "idna",
    "numpy",
    "onnxruntime",
    "phonenumbers",
    "py3langid",
    "re2",
    "regex",
    "rich",
    "stdnum",
    "tldextract",
    "tokenizers",
}
"""``onnxruntime`` and ``tokenizers`` only where an encoder's package is installed."""
CARRIED = {
    "_brotli",
    "_distutils_hack",
    "_regex",
    "brotli",
    "certifi",
    "charset_normalizer",
    "filelock",
    "flatbuffers",
    "folkmoot_model_en",
    "google",
    "markdown_it",
    "mdurl",
    "pygments",
    "requests",
    "requests_file",
    "urllib3",
}
"""What those bring along."""

BLOCKED = ("django", "folkmoot.core", "folkmoot.edge", "folkmoot.project", "wagtail", "allauth")

BLOCK = f"""
import sys
BLOCKED = {BLOCKED!r}
class Block:
    def find_spec(self, name, path=None, target=None):
        if name in BLOCKED or name.startswith(tuple(each + "." for each in BLOCKED)):
            raise ImportError(name + " is blocked")
sys.meta_path.insert(0, Block())
"""

USE = """
import json
from folkmoot.standards import AuthorFacts, Standards, Submission, review
document = Standards.default()
for text in (
    "Fine.",
    "THIS IS ALL MUCH TOO LOUD FOR ME",
    "See www.example.org",
    "Тут всё хорошо, люди",
    "Call +49 30 901820 or me@example.org",
    "f u c k 4111 1111 1111 1111 DE89370400440532013000",
):
    verdict = review(Submission(text, author=AuthorFacts(recent=(text,) * 3)), document)
    assert not verdict.failed, verdict.failed
roots = sorted({name.split(".")[0] for name in sys.modules})
ours = sorted(name for name in sys.modules if name.startswith("folkmoot"))
files = {name: getattr(sys.modules[name], "__file__", None) or "" for name in roots}
print(json.dumps({"ours": ours, "files": files}))
"""


def python(code: str, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, "-c", BLOCK + code, *words],
        input=given,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environment,
    )


@pytest.mark.slow  # a new interpreter loads the whole engine
def test_the_engine_needs_only_a_short_list_of_packages() -> None:
    answer = python(USE)
    assert answer.returncode == 0, answer.stderr
    told = json.loads(answer.stdout.splitlines()[-1])
    strangers = {name for name in told["ours"] if not name.startswith("folkmoot.standards")}
    assert strangers - {"folkmoot_model_en"} == {"folkmoot"}
    installed = {name for name, file in told["files"].items() if "site-packages" in file}
    outside = {name for name in installed if not name.startswith(("_virtualenv", "__"))}
    assert outside <= ALLOWED | CARRIED, outside - ALLOWED - CARRIED


@pytest.mark.slow  # a new interpreter loads the whole engine
def test_the_command_works_without_django() -> None:
    call = "from folkmoot.cli import main\nmain()"
    checked = python(call, "check", given="Fine.")
    assert (checked.returncode, checked.stderr) == (0, "")
    assessed = python(call, "assess", given='{"id": 1, "text": "Fine."}\n')
    assert json.loads(assessed.stdout)["outcome"] == "publish"


@pytest.mark.slow  # a new interpreter loads the command
@pytest.mark.parametrize(
    ("word", "sentence"),
    [("migrate", 'pip install "folkmoot[server]"'), ("chekc", 'Did you mean "folkmoot check"?')],
)
def test_a_word_of_the_server_without_the_server_is_answered_in_words(
    word: str, sentence: str
) -> None:
    answer = python("from folkmoot.cli import main\nmain()", word, "--fake")
    assert answer.returncode == 2
    assert sentence in answer.stderr
    assert "Traceback" not in answer.stderr
