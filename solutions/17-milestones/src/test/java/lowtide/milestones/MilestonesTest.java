package lowtide.milestones;

import lowtide.checks.milestones.MilestonesChecks;

/** Run this class in the IDE: it examines the answers.yml of this folder with the checks of stage 17. */
class MilestonesTest extends MilestonesChecks {}
