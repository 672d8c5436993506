package lowtide.simulation.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** The dollar axis of a chart. */
final class Axis {

    private static final List<BigDecimal> STEPS =
            Stream.of("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10").map(BigDecimal::new).toList();

    private Axis() {}

    /** The smallest multiple of a power of ten with one or two easy digits that is not below the dollars; 1 for none. */
    static BigDecimal roundTopOf(BigDecimal dollars) {
        if (dollars.signum() <= 0) {
            return BigDecimal.ONE;
        }
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(dollars.precision() - dollars.scale() - 1);
        for (BigDecimal step : STEPS) {
            if (step.multiply(power).compareTo(dollars) >= 0) {
                return step.multiply(power);
            }
        }
        throw new IllegalStateException("no round number above " + dollars);
    }
}
