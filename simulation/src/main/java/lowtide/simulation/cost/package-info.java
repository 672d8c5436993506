/**
 * What context costs. A {@link lowtide.simulation.cost.Strategy} says what is sent, a
 * {@link lowtide.simulation.cost.CostModel} what that is charged at, a {@link lowtide.simulation.cost.Population} by how
 * many, and a {@link lowtide.simulation.cost.Scenario} answers questions about all three.
 */
package lowtide.simulation.cost;
