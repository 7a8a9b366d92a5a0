"""One way to run Folkmoot: settings, addresses, the WSGI application, the commands to serve.

It may import everything; nothing imports it.
Start reading at `settings.py`, whose values come from `environment.py`.
"""
