"""Windows' real Python, the program's Windows wheels and its bundle, run under Wine on Debian."""
