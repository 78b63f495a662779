"""Django's SQLite backend with a recent SQLite and a fair queue of writers."""
