"""The parts of the window; they know no device and no model."""
