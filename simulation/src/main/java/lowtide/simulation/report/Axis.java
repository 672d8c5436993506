package lowtide.simulation.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Scales the dollar axis of a chart and places the labels of its lines. */
final class Axis {

    private static final List<BigDecimal> STEPS = Stream.of("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10")
            .map(BigDecimal::new)
            .toList();

    private Axis() {}

    /** The smallest round figure that is not below the dollars, such as 1.5, 20 or 8000; 1 if the dollars are 0. */
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
        throw new IllegalStateException("no round figure above " + dollars);
    }

    /**
     * Places labels so that they do not overlap: each at the end of its line, or as close to it as possible, in the same
     * order.
     *
     * @param ends    positions of the line ends, counted from the top, lowest line first
     * @param spacing minimum distance between two labels
     * @param bottom  the lowest position; the highest is 0, and there must be room for all labels in between
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
