"""From sound to picture: no Qt, no devices, no torch, no threads."""
