"""One page for a chief: its lines and figures, whatever draws them."""
