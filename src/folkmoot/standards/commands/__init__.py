"""The engine's words on the command line: ``check``, ``assess``, ``standards`` and what follows.

They answer one question each and need no server; they import the engine, click and rich.
``folkmoot.cli`` gathers them under the one command. Start reading at ``check``.
"""
