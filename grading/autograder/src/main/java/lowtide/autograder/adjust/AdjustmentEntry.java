package lowtide.autograder.adjust;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import lowtide.autograder.report.Adjustment;

/** One entry of the file, as it is written. Keys that are left out are null, because most of them are optional. */
final class AdjustmentEntry {

    @JsonProperty
    private String student;

    @JsonProperty
    private String check;

    @JsonProperty
    private Integer points;

    @JsonProperty
    private String comment;

    @JsonProperty
    private String reason;

    @JsonProperty
    private String who;

    String student() {
        return text(student);
    }

    String check() {
        return text(check);
    }

    /** Empty if the entry is a comment alone. */
    Optional<Integer> points() {
        return Optional.ofNullable(points);
    }

    String comment() {
        return text(comment);
    }

    String reason() {
        return text(reason);
    }

    String who() {
        return text(who);
    }

    Adjustment adjustment() {
        return new Adjustment(check(), points().isPresent(), 0, points().orElse(0), comment(), reason(), who());
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
