/**
 * What many users cost over time. A {@link lowtide.simulation.cost.Scenario} combines a
 * {@link lowtide.simulation.cost.Population}, a number of days and a cost model, and answers questions about them.
 */
package lowtide.simulation.cost;
