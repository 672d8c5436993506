package lowtide.guardrails;

import lowtide.checks.guardrails.GuardrailsChecks;

/** Run this class in the IDE: it grades the WellnessAgent next to it with the checks of stage 15. */
class GuardrailsTest extends GuardrailsChecks {}
