"""What Linux and macOS do in one way and Windows in another: nothing elsewhere asks which of them it runs on."""
