"""Recognition beside labelled cases: how often it is right, and where not."""
