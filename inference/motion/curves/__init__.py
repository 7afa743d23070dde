"""Face curves of other programs: ARKit blendshapes in and out."""
