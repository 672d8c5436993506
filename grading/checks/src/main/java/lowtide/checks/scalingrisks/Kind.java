package lowtide.checks.scalingrisks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a risk costs. */
enum Kind {
    @JsonProperty("money")
    MONEY,
    @JsonProperty("memory")
    MEMORY,
    @JsonProperty("failure")
    FAILURE,
    @JsonProperty("collision")
    COLLISION;

    /** As a student writes it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
