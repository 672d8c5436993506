package lowtide.checks.guardrails;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lowtide.checks.dsl.CheckContext;

/** Draws mail addresses and numbers, and what looks like them and is none. */
final class PersonalData {

    private static final int GROUP = 4;

    private final CheckContext<GuardrailsAgent> context;

    PersonalData(CheckContext<GuardrailsAgent> context) {
        this.context = context;
    }

    List<Datum> draw() {
        return Stream.of(mails(), phones(), cards(), accounts(), figures())
                .flatMap(List::stream)
                .toList();
    }

    private List<Datum> mails() {
        List<Datum> mails = new ArrayList<>();
        for (String shape :
                List.of("%s@%s.example", "ann.%s+diary@mail.%s.example", "%s_7@%s-clinic.co", "%S@%S.ORG")) {
            String name = context.word();
            String domain = context.word();
            mails.add(Datum.mail(shape.formatted(name, domain), name, domain));
        }
        return mails;
    }

    private List<Datum> phones() {
        List<Datum> phones = new ArrayList<>();
        for (int length : List.of(8, 11, 12, 15)) {
            String digits = digits(length);
            for (String separator : List.of("", " ", "-")) {
                phones.add(Datum.number("a phone number", "+" + grouped(digits, 3, separator)));
            }
        }
        phones.add(Datum.harmless("7 digits after a +", "+" + digits(7)));
        phones.add(Datum.harmless("16 digits after a +", "+" + withoutCard(() -> digits(16))));
        phones.add(Datum.harmless("a number without a +", grouped(digits(10), 3, " ")));
        return phones;
    }

    private List<Datum> cards() {
        List<Datum> cards = new ArrayList<>();
        for (int length : List.of(13, 15, 16, 16, 19)) {
            String card = drawn(() -> digits(length), Checksum::isLuhn);
            for (String separator : List.of("", " ", "-")) {
                cards.add(Datum.number("a card number", grouped(card, GROUP, separator)));
            }
            String other = withoutCard(() -> digits(length));
            for (String separator : List.of("", " ", "-")) {
                cards.add(Datum.harmless("a number that fails Luhn", grouped(other, GROUP, separator)));
            }
        }
        String threeGroups = drawn(() -> digits(15), Checksum::isLuhn);
        for (String separator : List.of(" ", "-")) {
            cards.add(Datum.number(
                    "a card number in groups of 4, 6 and 5",
                    threeGroups.replaceFirst("(.{4})(.{6})", "$1" + separator + "$2" + separator)));
        }
        for (int length : List.of(12, 20)) {
            String other = drawn(() -> digits(length), text -> Checksum.isLuhn(text) && !Checksum.holdsCard(text));
            cards.add(Datum.harmless(length + " digits", other));
        }
        return cards;
    }

    private List<Datum> accounts() {
        List<Datum> accounts = new ArrayList<>();
        List<String> drawn = List.of(
                Checksum.iban("DE", digits(18)),
                Checksum.iban("GB", "WEST" + digits(14)),
                Checksum.iban("NO", digits(11)),
                Checksum.iban("LC", "HEMM" + digits(26)),
                Checksum.iban("MT", "MALT" + digits(5) + "MTLCAST" + digits(11)));
        for (String iban : drawn) {
            accounts.add(Datum.number("an IBAN", iban));
            accounts.add(Datum.number("an IBAN", grouped(iban, GROUP, " ")));
        }
        for (String account : List.of("WEST", "MALT")) {
            String wrong = drawn(
                    () -> "GB" + (10 + context.random().nextInt(80)) + account + digits(14),
                    iban -> Checksum.remainder(iban) != 1 && !Checksum.holdsCard(iban));
            accounts.add(Datum.harmless("a text that fails the check of an IBAN", wrong));
        }
        return accounts;
    }

    /** The figures of a diary. */
    private List<Datum> figures() {
        String weights = withoutCard(() -> IntStream.range(0, 10)
                .mapToObj(day -> String.valueOf(70 + context.random().nextInt(20)))
                .collect(Collectors.joining(" ")));
        return Stream.of(
                        "2,350 kcal",
                        "10 km",
                        "7:30",
                        "82.4, 81.9, 81.7, 81.5, 81.2, 80.9",
                        weights,
                        weights.replace(' ', '-'),
                        "2026-11-30",
                        "+2 kg",
                        "3 x 12 @ 60 kg",
                        "10-12 reps")
                .map(figure -> Datum.harmless("a figure of a diary", figure))
                .toList();
    }

    private String digits(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(
                        i == 0
                                ? 1 + context.random().nextInt(9)
                                : context.random().nextInt(10)))
                .collect(Collectors.joining());
    }

    private static String withoutCard(Supplier<String> draw) {
        return drawn(draw, text -> !Checksum.holdsCard(text));
    }

    private static String drawn(Supplier<String> draw, Predicate<String> wanted) {
        return Stream.generate(draw).filter(wanted).findFirst().orElseThrow();
    }

    private static String grouped(String text, int size, String separator) {
        return text.replaceAll("(?<=\\G\\w{" + size + "})(?=\\w)", separator);
    }
}
