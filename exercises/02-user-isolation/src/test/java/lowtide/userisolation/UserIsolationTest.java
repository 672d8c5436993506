package lowtide.userisolation;

import lowtide.checks.userisolation.UserIsolationChecks;

/** Run this class in the IDE: it examines the WellnessAgent next to it with the checks of stage 2. */
class UserIsolationTest extends UserIsolationChecks {}
