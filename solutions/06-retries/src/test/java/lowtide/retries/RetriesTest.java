package lowtide.retries;

import lowtide.checks.retries.RetriesChecks;

/** Run this class in the IDE: it grades the WellnessAgent next to it with the checks of stage 6. */
class RetriesTest extends RetriesChecks {}
