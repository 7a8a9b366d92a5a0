"""Folkmoot: the discussion under the news."""

__version__ = "0.1.0.dev0"
