package lowtide.simulation.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Formats dollars for people, independent of the locale. Data formats use exact decimals instead. */
final class Dollars {

    private static final int MAXIMUM_DECIMALS = 4;

    private Dollars() {}

    /** Rounded to cents: "$19,860.00", "-$3.50". */
    static String cents(BigDecimal dollars) {
        return formatted(dollars.setScale(2, RoundingMode.HALF_UP));
    }

    /** With two to four decimals, as for the cost of one user: "$14.00", "$8.925". */
    static String precise(BigDecimal dollars) {
        BigDecimal rounded =
                dollars.setScale(MAXIMUM_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return formatted(rounded.scale() < 2 ? rounded.setScale(2) : rounded);
    }

    /** Without trailing zeros, as for the labels of an axis: "$25", "$0.5". */
    static String tick(BigDecimal dollars) {
        BigDecimal bare = dollars.stripTrailingZeros();
        return formatted(bare.scale() < 0 ? bare.setScale(0) : bare);
    }

    private static String formatted(BigDecimal dollars) {
        String amount = String.format(Locale.ROOT, "%,." + dollars.scale() + "f", dollars.abs());
        return (dollars.signum() < 0 ? "-$" : "$") + amount;
    }
}
