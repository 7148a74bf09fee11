"""Windows over the screens, by what they are about."""
