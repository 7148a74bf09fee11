"""The tests of the app in other circumstances than a quiet machine's: `make flaky`."""
