package lowtide.cost;

import java.math.BigDecimal;

/**
 * How the cost is distributed over the users.
 *
 * @param median          dollars of the median user: half of the users cost no more
 * @param percentile90    90% of the users cost no more than this
 * @param percentile99    99% of the users cost no more than this
 * @param maximum         dollars of the most expensive user
 * @param topPercentShare percentage of all dollars that the most expensive 1% of the users cost (rounded up to whole
 *                        users), to two decimals
 */
public record CostDistribution(
        BigDecimal median,
        BigDecimal percentile90,
        BigDecimal percentile99,
        BigDecimal maximum,
        BigDecimal topPercentShare) {}
