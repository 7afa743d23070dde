"""Face tracking of other programs: their packets, read without sockets, threads or devices."""
