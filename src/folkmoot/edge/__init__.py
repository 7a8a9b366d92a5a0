"""This app answers one question: what are the bytes of a page that anyone may see?

It imports no Django and no other app of Folkmoot; what it does not know it passes on. It reads
snapshots from a file of its own, which may be deleted at any time. Start reading at
``app.Edge``; the file and what it promises are in ``store``.
"""
