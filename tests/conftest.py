"""Settings of all tests."""

from hypothesis import HealthCheck, settings

# A machine that is busy with something else fails no test.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
