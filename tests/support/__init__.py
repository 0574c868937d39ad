"""What the tests stand on: databases, a browser, and a client that inspects every page it gets."""
