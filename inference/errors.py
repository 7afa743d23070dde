"""The one exception whose text is meant for the person at the screen."""


class UserError(Exception):
    """One clear sentence: what is wrong and what to do about it. Shown as it is, exit status 2."""
