"""Remote judges answer one question: does a machine elsewhere see a breach that we do not?

They are never needed and never trusted: what they say can only add a finding, what they quote
must stand in the text, and when they are late, broken or talked round the local outcome stands.
They import nothing but the engine, and httpx (extra ``judges``) when one is really asked.
Start reading at ``asking.ask_judges``.
"""

from folkmoot.standards.judges.asking import ask_judges
from folkmoot.standards.judges.breaker import Breaker

__all__ = ["Breaker", "ask_judges"]
