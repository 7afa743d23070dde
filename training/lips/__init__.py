"""The network from log-mel to lips and jaw."""
