package lowtide.simulation.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Dollars for people to read; the same in every locale. Data formats carry the exact figure instead. */
final class Dollars {

    private static final int MOST_DECIMALS_OF_A_SHARE = 4;

    private Dollars() {}

    /** To the cent: "$19,860.00", "-$3.50". */
    static String cents(BigDecimal dollars) {
        return written(dollars.setScale(2, RoundingMode.HALF_UP));
    }

    /** One user's share, with up to four decimals if it has them: "$14.00", "$8.925". */
    static String share(BigDecimal dollars) {
        BigDecimal rounded =
                dollars.setScale(MOST_DECIMALS_OF_A_SHARE, RoundingMode.HALF_UP).stripTrailingZeros();
        return written(rounded.scale() < 2 ? rounded.setScale(2) : rounded);
    }

    /** For an axis: no more decimals than the figure has. */
    static String tick(BigDecimal dollars) {
        BigDecimal bare = dollars.stripTrailingZeros();
        return written(bare.scale() < 0 ? bare.setScale(0) : bare);
    }

    private static String written(BigDecimal dollars) {
        String amount = String.format(Locale.ROOT, "%,." + dollars.scale() + "f", dollars.abs());
        return (dollars.signum() < 0 ? "-$" : "$") + amount;
    }
}
