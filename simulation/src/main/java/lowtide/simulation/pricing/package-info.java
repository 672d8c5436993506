/**
 * What tokens cost. A {@link lowtide.simulation.pricing.CostModel} counts one user's tokens and prices them, either at
 * the lesson's {@link lowtide.simulation.pricing.FlatRate} or at a {@link lowtide.simulation.pricing.ModelPrice} from the
 * {@link lowtide.simulation.pricing.PriceList}.
 */
package lowtide.simulation.pricing;
