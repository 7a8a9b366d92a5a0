"""A model's file: plain arrays and a description, read without running anything of it."""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from folkmoot.standards.errors import ModelInvalid
from folkmoot.standards.scoring.scorer import LABELS

FORMAT = 1


@dataclass(frozen=True, slots=True)
class About:
    """What a model says of itself."""

    name: str
    version: str
    languages: frozenset[str]
    labels: tuple[str, ...]

    @classmethod
    def of(cls, told: Mapping[str, Any], path: Path) -> "About":
        """From plain data; what no scorer could be made of is refused."""
        try:
            if told["format"] != FORMAT:
                raise refusal(path, f"has format {told['format']}, and this library reads {FORMAT}")
            about = cls(
                str(told["name"]),
                str(told["version"]),
                frozenset(told["languages"]),
                tuple(told["labels"]),
            )
        except (KeyError, TypeError) as error:
            raise refusal(path, f"does not say all about itself ({error})") from None
        if not about.labels or not set(about.labels) <= set(LABELS):
            raise refusal(path, f"has labels that are not among {', '.join(LABELS)}")
        return about

    def to_dict(self) -> dict[str, Any]:
        """Plain data for the file."""
        return {
            "format": FORMAT,
            "name": self.name,
            "version": self.version,
            "languages": sorted(self.languages),
            "labels": list(self.labels),
        }


@dataclass(frozen=True, slots=True)
class Described:
    """A model that answers for itself by what it says of itself."""

    about: About

    @property
    def name(self) -> str:
        """What the model is called."""
        return self.about.name

    @property
    def version(self) -> str:
        """Which training it came from."""
        return self.about.version

    @property
    def languages(self) -> frozenset[str]:
        """The languages it was trained for."""
        return self.about.languages

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that its data taught."""
        return self.about.labels


def refusal(path: Path, reason: str) -> ModelInvalid:
    """The error for a model file that cannot be used."""
    return ModelInvalid(f"The model {path} {reason}. Install Folkmoot or the model again.")


def write_arrays(path: Path, about: About, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Arrays and description in one compressed file, with a checksum over them."""
    told = json.dumps({**about.to_dict(), "sha256": _digest(arrays)}, sort_keys=True)
    stored: dict[str, Any] = {"about": np.frombuffer(told.encode(), np.uint8), **arrays}
    np.savez_compressed(path, **stored)


def read_arrays(path: Path) -> tuple[About, dict[str, NDArray[Any]]]:
    """The same again; a file that is missing, cut short or changed is refused by name."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
    except FileNotFoundError:
        raise refusal(path, "is not there") from None
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise refusal(path, f"cannot be read ({error})") from None
    try:
        told = json.loads(arrays.pop("about").tobytes())
    except (KeyError, ValueError) as error:
        raise refusal(path, f"does not say what it is ({error})") from None
    if not isinstance(told, dict) or told.get("sha256") != _digest(arrays):
        raise refusal(path, "is not as it was made")
    return About.of(told, path), arrays


def _digest(arrays: Mapping[str, NDArray[Any]]) -> str:
    whole = sha256()
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        whole.update(f"{name} {array.dtype} {array.shape}".encode())
        whole.update(array.tobytes())
    return whole.hexdigest()
