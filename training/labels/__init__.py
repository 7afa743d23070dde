"""Face model labels of the clips, and the facial dynamics space learned from them."""
