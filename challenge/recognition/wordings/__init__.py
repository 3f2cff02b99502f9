"""What words say about a post: that it belongs, is spoken of, comes late, announces; in many languages."""
