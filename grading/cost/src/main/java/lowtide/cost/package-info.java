/**
 * What many users cost over time. A {@link lowtide.cost.Scenario} combines a
 * {@link lowtide.cost.Population}, a number of days and a cost model, and answers questions about them.
 */
package lowtide.cost;
