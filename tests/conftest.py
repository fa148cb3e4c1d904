"""What holds for all tests."""

from hypothesis import settings

# How long one example takes says how busy the machine is; tests of time are written as such.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")
