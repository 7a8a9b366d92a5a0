"""The words of a comment as a quote in our markup, with the way back to them; pure."""

SIGN = "> "


def quote_of(source: str, *, name: str, address: str) -> str:
    """A quote of a whole text: whose it is and where, then its lines behind quotation signs.

    The name stands as a mention, so that it is replaced when its owner leaves. Quotes in the
    text that would lie too deep are left out, as the page leaves out their signs.
    """
    shown = name.translate({ord(sign): None for sign in "[]\\"})
    head = f"[@{shown}]({address})" if shown else f"<{address}>"
    lines = [line for line in source.split("\n") if not line.replace(" ", "").startswith(">>")]
    body = [f"{SIGN}{line}".rstrip() for line in lines]
    return "\n".join([f"{SIGN}{head}", SIGN.rstrip(), *body, "", ""])
