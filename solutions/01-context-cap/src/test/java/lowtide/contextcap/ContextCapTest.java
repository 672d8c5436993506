package lowtide.contextcap;

import lowtide.checks.contextcap.ContextCapChecks;

/** Run this class in the IDE: it examines the WellnessAgent next to it with the checks of stage 1. */
class ContextCapTest extends ContextCapChecks {}
