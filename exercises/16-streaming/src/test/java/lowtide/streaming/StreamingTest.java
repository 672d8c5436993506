package lowtide.streaming;

import lowtide.checks.streaming.StreamingChecks;

/** Run this class in the IDE: it grades the WellnessAgent next to it with the checks of stage 16. */
class StreamingTest extends StreamingChecks {}
