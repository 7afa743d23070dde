"""Face model labels of the clips, and the space of facial dynamics learned from them."""
