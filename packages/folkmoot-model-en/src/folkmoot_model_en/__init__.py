"""The English encoder of Folkmoot: three files, and where they are.

``folkmoot.standards.scoring`` finds this package by its entry point and loads the files
when the first English text is scored. There is no code here on purpose: a model is data.
"""

from pathlib import Path

PATH = Path(__file__).parent / "encoder-en"
