"""Doubts in a plan itself: what a careful reader would ask about before carrying it out."""
