"""Mouth: lip closure, teeth, and the painted open mouth."""
