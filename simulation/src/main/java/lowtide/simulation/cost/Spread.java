package lowtide.simulation.cost;

import java.math.BigDecimal;

/**
 * How unevenly users cost.
 *
 * @param median          dollars of the user in the middle: half of the users cost no more
 * @param ninetieth       90% of the users cost no more
 * @param ninetyNinth     99% of the users cost no more
 * @param dearest         dollars of the dearest user
 * @param topPercentShare per cent of all dollars that goes to the dearest 1% of the users (rounded up to whole users),
 *                        to two decimals
 */
public record Spread(
        BigDecimal median,
        BigDecimal ninetieth,
        BigDecimal ninetyNinth,
        BigDecimal dearest,
        BigDecimal topPercentShare) {}
