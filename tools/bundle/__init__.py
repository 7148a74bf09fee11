"""One file with partui and all it needs, for computers without a network; and the same as a wheelhouse for pip."""
