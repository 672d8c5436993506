package lowtide.ratelimiting;

import lowtide.checks.ratelimiting.RateLimitingChecks;

/** Run this class in the IDE: it examines the WellnessAgent next to it with the checks of stage 4. */
class RateLimitingTest extends RateLimitingChecks {}
