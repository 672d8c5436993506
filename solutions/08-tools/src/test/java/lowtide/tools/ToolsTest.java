package lowtide.tools;

import lowtide.checks.tools.ToolsChecks;

/** Run this class in the IDE: it grades the WellnessAgent next to it with the checks of stage 8. */
class ToolsTest extends ToolsChecks {}
