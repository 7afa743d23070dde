"""Global hotkeys: one file per operating system behind the interface in system_keys.py."""
