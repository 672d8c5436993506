package lowtide.simulation;

import java.util.List;
import java.util.stream.Stream;

/** The lesson's figures over 30 days, as taught and corrected, with the savings and costs per user that follow from them. */
public final class LessonTable {

    /** The only note below the table, for 200 users who pay $10. */
    public static final String LARGEST_CAP = "At $10.00 a user a month, caps up to 22 messages are profitable.";

    /**
     * One cap in one scenario.
     *
     * @param uncapped the total without a cap
     * @param capped   the row of the cap: name, total, per user, saved, per cent saved, first day with 50% saved
     */
    public record Row(String model, long users, long prompts, long cap, String uncapped, List<String> capped) {

        /** The scenario as fields of the page: name=value, separated by &amp;. */
        public String fields() {
            return "model=" + model + "&users=" + users + "&prompts=" + prompts + "&caps=" + cap + "&price=10";
        }
    }

    private LessonTable() {}

    public static Stream<Row> rows() {
        return Stream.of(
                row("taught", 50, 10, 50, "$2,407.50", "$700.00", "$14.00", "$1,707.50", "70.92%", "day 16"),
                row("taught", 500, 10, 50, "$24,075.00", "$7,000.00", "$14.00", "$17,075.00", "70.92%", "day 16"),
                row("taught", 200, 15, 20, "$21,645.00", "$1,785.00", "$8.925", "$19,860.00", "91.75%", "day 3"),
                row("taught", 200, 15, 50, "$21,645.00", "$4,320.00", "$21.60", "$17,325.00", "80.04%", "day 10"),
                row("taught", 200, 15, 100, "$21,645.00", "$8,145.00", "$40.725", "$13,500.00", "62.37%", "day 21"),
                row("corrected", 50, 10, 50, "$2,257.50", "$688.75", "$13.775", "$1,568.75", "69.49%", "day 18"),
                row("corrected", 200, 15, 20, "$20,295.00", "$1,762.00", "$8.81", "$18,533.00", "91.32%", "day 5"),
                row("corrected", 200, 15, 50, "$20,295.00", "$4,255.00", "$21.275", "$16,040.00", "79.03%", "day 12"),
                row("corrected", 200, 15, 100, "$20,295.00", "$8,010.00", "$40.05", "$12,285.00", "60.53%", "day 23"));
    }

    private static Row row(String model, long users, long prompts, long cap, String uncapped, String... capped) {
        return new Row(
                model,
                users,
                prompts,
                cap,
                uncapped,
                Stream.concat(Stream.of("last " + cap + " messages"), Stream.of(capped))
                        .toList());
    }
}
