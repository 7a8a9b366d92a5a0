"""The rows of privacy."""

from folkmoot.privacy.models.archive import Archive
from folkmoot.privacy.models.clock_reading import ClockReading
from folkmoot.privacy.models.consent_proof import ConsentProof
from folkmoot.privacy.models.receipt import Receipt

__all__ = ["Archive", "ClockReading", "ConsentProof", "Receipt"]
