"""Drawing of a frame by a graphics card: one ONNX graph for all stages."""
