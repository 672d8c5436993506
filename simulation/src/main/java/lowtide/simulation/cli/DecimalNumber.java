package lowtide.simulation.cli;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a decimal number above 0, with a decimal point in every locale. */
abstract class DecimalNumber implements ITypeConverter<BigDecimal> {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,16}(\\.[0-9]{1,12})?");

    private final BigDecimal maximum;

    DecimalNumber(String maximum) {
        this.maximum = new BigDecimal(maximum);
    }

    @Override
    public BigDecimal convert(String text) {
        if (DECIMAL.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            if (number.signum() > 0 && number.compareTo(maximum) <= 0) {
                return number;
            }
        }
        throw new TypeConversionException("'" + text + "' is not a number above 0 and at most "
                + maximum.toPlainString() + ", with at most 12 decimals, such as 12.5");
    }

    static final class Dollars extends DecimalNumber {
        Dollars() {
            super("1000000000000000");
        }
    }

    static final class Rate extends DecimalNumber {
        Rate() {
            super("1000");
        }
    }

    static final class Saving extends DecimalNumber {
        Saving() {
            super("100");
        }
    }
}
