"""What the newsroom refuses."""

from folkmoot.core.errors import FolkmootError


class PaperExists(FolkmootError):
    """There is a front page already."""

    code = "paper-exists"
    message = "There is a paper already. Nothing was changed: go on with it in the CMS."


class PaperNotValid(FolkmootError):
    """Something about the new paper cannot be."""

    code = "paper-not-valid"
    message = "The paper could not be made, and nothing was changed. Look at its facts again."
