package lowtide.logging;

import lowtide.checks.logging.LoggingChecks;

/** Run this class in the IDE: it examines the WellnessAgent next to it with the checks of stage 5. */
class LoggingTest extends LoggingChecks {}
