package lowtide.sessiondatabase;

import lowtide.checks.sessiondatabase.SessionDatabaseChecks;

/** Run this class in the IDE: it grades the WellnessAgent next to it with the checks of stage 11. */
class SessionDatabaseTest extends SessionDatabaseChecks {}
