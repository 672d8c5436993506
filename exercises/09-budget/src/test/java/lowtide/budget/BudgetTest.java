package lowtide.budget;

import lowtide.checks.budget.BudgetChecks;

/** Run this class in the IDE: it grades the WellnessAgent next to it with the checks of stage 9. */
class BudgetTest extends BudgetChecks {}
