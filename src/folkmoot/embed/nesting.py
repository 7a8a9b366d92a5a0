"""Rows in tree order put together to nested lists."""


class Nesting:
    """Flat pieces with levels put together to nested ordered lists."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._has_list: list[bool] = []

    def put(self, piece: str, *, level: int) -> None:
        """Add a piece, which begins with an open list item, below the last one that is higher."""
        self._close(level)
        if self._has_list and not self._has_list[-1]:
            self._has_list[-1] = True
            self._out.append('<ol class="fm-replies" role="list">')
        self._out.append(piece)
        self._has_list.append(False)

    def finish(self, below: str = "") -> str:
        """Everything, closed; `below` goes to the end of the last item of the first level."""
        self._close(1)
        if self._has_list:
            self._out.append("</ol>" if self._has_list.pop() else "")
            self._out.append(f"{below}</li>")
        return "".join(self._out)

    def _close(self, level: int) -> None:
        while len(self._has_list) > level:
            self._out.append("</ol></li>" if self._has_list.pop() else "</li>")
