package lowtide.simulation.measure;

import lowtide.cost.Run;

/**
 * The same workload under harder conditions, which the agent's stage is about.
 *
 * @param run       the cost, day by day, at the prices of the models that answered; cached tokens are billed in full
 * @param condition what was harder, such as "gemini-2.5-flash is down from day 6 on"
 * @param answered  calls that the agent answered
 */
public record Variation(Run run, String condition, int answered) {}
