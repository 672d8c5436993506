package lowtide.summarymemory;

import lowtide.checks.summarymemory.SummaryMemoryChecks;

/** Run this class in the IDE: it grades the WellnessAgent next to it with the checks of stage 12. */
class SummaryMemoryTest extends SummaryMemoryChecks {}
