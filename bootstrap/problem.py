"""Exception of the set-up."""


class SetupProblem(Exception):
    """One sentence for the user at the terminal: what is missing and what to do about it."""
