"""The program on the computer behind a screen. Standard library only: it is copied to the device as it is."""
