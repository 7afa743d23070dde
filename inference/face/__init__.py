"""Face geometry: landmarks, head pose, blendshapes and the space of facial dynamics."""
