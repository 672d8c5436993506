package lowtide.fallback;

import lowtide.checks.fallback.FallbackChecks;

/** Run this class in the IDE: it grades the WellnessAgent next to it with the checks of stage 7. */
class FallbackTest extends FallbackChecks {}
