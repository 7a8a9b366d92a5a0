"""What a character is to a reader: readable, visible, and how many there are; pure."""

import regex

# Spaces, the Braille blank and all that Unicode calls control, format, ignorable or unassigned.
# Marks that only sit on another character show nothing by themselves.
_VISIBLE = regex.compile(
    r"[^\u2800\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cn}\p{Co}]"
)
_UNREADABLE = regex.compile(r"[\0\p{Cs}\p{Noncharacter_Code_Point}]")
_CONTROLS = regex.compile(r"[\p{Cc}--[\n\t]]", regex.VERSION1)
_GRAPHEME = regex.compile(r"\X")


def is_readable(text: str) -> bool:
    """True when no character is NUL, a lone surrogate or a noncharacter."""
    return _UNREADABLE.search(text) is None


def has_visible(text: str) -> bool:
    """True when a reader sees anything of the text."""
    return _VISIBLE.search(text) is not None


def is_longer(text: str, limit: int) -> bool:
    """True when the text has more characters, as a reader counts them, than the limit."""
    if len(text) <= limit:
        return False
    return sum(1 for _ in _GRAPHEME.finditer(text)) > limit


def without_controls(text: str) -> str:
    """The text without control characters, but with its line ends and tabs."""
    return str(_CONTROLS.sub("", text))
