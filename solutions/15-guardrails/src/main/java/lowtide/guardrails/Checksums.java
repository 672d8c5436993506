package lowtide.guardrails;

import java.math.BigInteger;
import java.util.stream.Collectors;

/** Tells numbers of cards and bank accounts from other numbers. Given with the exercise. */
public final class Checksums {

    private Checksums() {}

    /** Whether digits pass the test of Luhn, as the number of every card does. Anything but digits is left out. */
    public static boolean isLuhn(String number) {
        String digits = number.replaceAll("\\D", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = 2 * digit;
            sum += i % 2 == 0 ? digit : doubled / 10 + doubled % 10;
        }
        return sum % 10 == 0;
    }

    /** Whether the check digits of an IBAN are right. Spaces are left out; all others are digits and capital letters. */
    public static boolean isMod97(String iban) {
        String text = iban.replace(" ", "");
        String number = (text.substring(4) + text.substring(0, 4))
                .chars()
                .mapToObj(character -> String.valueOf(Character.digit(character, 36)))
                .collect(Collectors.joining());
        return new BigInteger(number).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
}
