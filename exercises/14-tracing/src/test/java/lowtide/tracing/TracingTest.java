package lowtide.tracing;

import lowtide.checks.tracing.TracingChecks;

/** Run this class in the IDE: it grades the WellnessAgent next to it with the checks of stage 14. */
class TracingTest extends TracingChecks {}
