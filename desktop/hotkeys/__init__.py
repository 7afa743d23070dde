"""Keys that work while another program has the focus: one file for each system behind the interface in system.py."""
