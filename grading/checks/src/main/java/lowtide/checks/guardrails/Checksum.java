package lowtide.checks.guardrails;

import java.math.BigInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The check digits of cards (ISO/IEC 7812, Luhn) and of bank accounts (ISO 13616, modulo 97). */
final class Checksum {

    private static final int SHORTEST_CARD = 13;
    private static final int LONGEST_CARD = 19;

    private Checksum() {}

    static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            int doubled = 2 * digit;
            sum += i % 2 == 0 ? digit : doubled / 10 + doubled % 10;
        }
        return sum % 10 == 0;
    }

    /** Whether a run of these digits could be the number of a card; all other characters are left out. */
    static boolean holdsCard(String text) {
        String digits = text.replaceAll("\\D", "");
        return IntStream.rangeClosed(SHORTEST_CARD, LONGEST_CARD)
                .anyMatch(length -> IntStream.rangeClosed(0, digits.length() - length)
                        .anyMatch(from -> isLuhn(digits.substring(from, from + length))));
    }

    /** An account with the check digits that belong to it. */
    static String iban(String country, String account) {
        int remainder = remainder(country + "00" + account);
        return country + "%02d".formatted(98 - remainder) + account;
    }

    /** Of the number that an IBAN stands for, divided by 97; 1 if its check digits are right. */
    static int remainder(String iban) {
        String number = (iban.substring(4) + iban.substring(0, 4))
                .chars()
                .mapToObj(letter -> String.valueOf(Character.digit(letter, 36)))
                .collect(Collectors.joining());
        return new BigInteger(number).mod(BigInteger.valueOf(97)).intValue();
    }
}
