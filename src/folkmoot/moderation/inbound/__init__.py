"""What came by mail, as bytes, to a letter: parsing alone. It knows no row and no clock.

Begin at `mail.read_mail`.
"""
