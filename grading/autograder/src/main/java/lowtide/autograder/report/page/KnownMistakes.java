package lowtide.autograder.report.page;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/**
 * The wrong attempts that the graders are tested with, from {@code grading/attempts/attempts.yml}. Each fails known checks,
 * so a submission that fails exactly those checks may have made the same mistake.
 */
record KnownMistakes(List<Mistake> wrong) {

    /** The attempts that this kit ships. */
    static KnownMistakes shipped() {
        try (InputStream yaml = KnownMistakes.class.getResourceAsStream("attempts.yml")) {
            return JsonMapper.builder(new YAMLFactory())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(yaml, KnownMistakes.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The kit's attempts.yml cannot be read.", unreadable);
        }
    }

    /** The mistakes that fail exactly these checks of a stage: several if the checks cannot distinguish them, or none. */
    List<Mistake> failing(int stage, List<String> checks) {
        return wrong.stream()
                .filter(mistake ->
                        mistake.stage() == stage && Set.copyOf(mistake.loses()).equals(Set.copyOf(checks)))
                .toList();
    }

    record Mistake(int stage, String name, String mistake, List<String> loses) {}
}
