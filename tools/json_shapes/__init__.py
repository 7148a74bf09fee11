"""What commands print with --json, as models: the schemas in docs/json/ are made of them."""
