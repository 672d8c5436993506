package lowtide.retrievalmemory;

import lowtide.checks.retrievalmemory.RetrievalMemoryChecks;

/** Run this class in the IDE: it grades the WellnessAgent next to it with the checks of stage 13. */
class RetrievalMemoryTest extends RetrievalMemoryChecks {}
