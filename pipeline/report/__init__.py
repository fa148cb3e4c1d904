"""Tables for people: a static site, an article in the terminal, a Datasette over the database."""
