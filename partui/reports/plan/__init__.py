"""A plan in the form in which it is issued, empty or filled in; what is written here is read by `partui import`."""
