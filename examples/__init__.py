"""Programs that use Understudy as a library; each runs with `python -m examples.NAME`."""
