package lowtide.sessionfiles;

import lowtide.checks.sessionfiles.SessionFilesChecks;

/** Run this class in the IDE: it grades the WellnessAgent next to it with the checks of stage 10. */
class SessionFilesTest extends SessionFilesChecks {}
