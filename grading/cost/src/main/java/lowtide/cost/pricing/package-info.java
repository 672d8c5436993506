/**
 * What tokens cost. A {@link lowtide.cost.pricing.CostModel} counts one user's tokens and prices them, either at
 * the lesson's {@link lowtide.cost.pricing.FlatRate} or at a {@link lowtide.cost.pricing.ModelPrice} from the
 * {@link lowtide.cost.pricing.PriceList}.
 */
package lowtide.cost.pricing;
