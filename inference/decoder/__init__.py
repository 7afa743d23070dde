"""From motion to pictures: flow, scene, eyes and mouth."""
