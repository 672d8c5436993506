package lowtide.scalingrisks;

import lowtide.checks.scalingrisks.ScalingRisksChecks;

/** Run this class in the IDE: it examines the risks.yml of this folder with the checks of stage 0. */
class ScalingRisksTest extends ScalingRisksChecks {}
