package lowtide.tokencounting;

import lowtide.checks.tokencounting.TokenCountingChecks;

/** Run this class in the IDE: it examines the WellnessAgent next to it with the checks of stage 3. */
class TokenCountingTest extends TokenCountingChecks {}
