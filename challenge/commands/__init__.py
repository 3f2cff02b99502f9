"""The verbs of the command line: each reads, calls the stages, prints. No decisions here."""
