package lowtide.simulation.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** The dollar axis of a chart, and the names beside its lines. */
final class Axis {

    private static final List<BigDecimal> STEPS = Stream.of("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10")
            .map(BigDecimal::new)
            .toList();

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

    /**
     * Where to write names so that they do not touch: each at its line's end or as near as the others leave it, in
     * unchanged order.
     *
     * @param ends    where the lines end, counted downwards, lowest line first
     * @param spacing least distance of two names
     * @param bottom  the lowest place there is; the highest is 0, and between them there is room for all
     */
    static double[] apart(double[] ends, double spacing, double bottom) {
        double[] places = new double[ends.length];
        double free = bottom;
        for (int i = 0; i < ends.length; i++) {
            places[i] = Math.min(ends[i], free);
            free = places[i] - spacing;
        }
        free = 0;
        for (int i = ends.length - 1; i >= 0; i--) {
            places[i] = Math.max(places[i], free);
            free = places[i] + spacing;
        }
        return places;
    }
}
