"""Builds the ONNX graph that draws a frame on a graphics card."""
