"""What the endpoint takes: a text, a list of texts, or a list of parts of one text."""

from dataclasses import dataclass
from typing import Any

from folkmoot.api.moderations.errors import Refused

MODEL = "folkmoot-standards-1"
ALIASES = frozenset(
    {
        MODEL,
        "omni-moderation-latest",
        "omni-moderation-2024-09-26",
        "text-moderation-latest",
        "text-moderation-stable",
    }
)
"""Names that clients send without being asked; all of them mean the one there is."""
MOST_TEXTS = 200
NAMES = frozenset({"input", "model"})


@dataclass(frozen=True, slots=True)
class ModerationRequest:
    """The texts, each of which gets a result."""

    texts: tuple[str, ...]


def read_request(body: Any) -> ModerationRequest:
    """The request.

    Raises:
        Refused: something is missing or wrong.
    """
    if not isinstance(body, dict):
        raise Refused(400, "The body must be a JSON object with `input`.")
    unknown = sorted(body.keys() - NAMES)
    if unknown:
        name = unknown[0][:64]
        raise Refused(400, f"Unknown parameter: '{name}'.", param=name, reason="unknown_parameter")
    _check_model(body.get("model"))
    return ModerationRequest(_texts(body.get("input")))


def _check_model(model: Any) -> None:
    if model is None or (isinstance(model, str) and model in ALIASES):
        return
    raise Refused(
        404,
        f"The model does not exist here. Leave `model` out, or write {MODEL}.",
        param="model",
        reason="model_not_found",
    )


def _texts(given: Any) -> tuple[str, ...]:
    texts = [given] if isinstance(given, str) else given
    if not isinstance(texts, list) or not texts:
        raise _wrong("`input` must be a string, a list of strings, or a list of text parts.")
    if len(texts) > MOST_TEXTS:
        raise _wrong(f"`input` may have at most {MOST_TEXTS} entries. Send them in parts.")
    if all(isinstance(each, dict) for each in texts):
        texts = ["\n".join(map(_part, texts))]
    if not all(isinstance(each, str) for each in texts):
        raise _wrong("`input` must be a string, a list of strings, or a list of text parts.")
    for text in texts:
        _check_unicode(text)
    return tuple(texts)


def _part(part: dict[str, Any]) -> Any:
    kind = part.get("type")
    if kind == "image_url":
        raise Refused(
            400,
            "Images are not judged here: this newsroom's standards are about text. Send the parts "
            "of the type `text` alone.",
            param="input",
            reason="image_input_not_supported",
        )
    if kind != "text" or not isinstance(part.get("text"), str):
        raise _wrong('A part of `input` must be {"type": "text", "text": "..."}.')
    return part["text"]


def _check_unicode(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise _wrong("`input` has half a character (a lone surrogate).") from None


def _wrong(message: str) -> Refused:
    return Refused(400, message, param="input", reason="invalid_input")
