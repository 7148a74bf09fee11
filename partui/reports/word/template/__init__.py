"""An office's own Word documents as templates: the fields that one may name, filling one, examples to begin with."""
