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
 * The wrong attempts the graders are tested with, {@code grading/attempts/attempts.yml}: each is known to lose certain
 * checks, so a submission that loses exactly those may have made the same mistake.
 */
record KnownMistakes(List<Mistake> wrong) {

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

    /** The mistakes that lose exactly these checks of a stage; several if the checks cannot tell them apart, none if it is a new one. */
    List<Mistake> losing(int stage, List<String> checks) {
        return wrong.stream()
                .filter(mistake ->
                        mistake.stage() == stage && Set.copyOf(mistake.loses()).equals(Set.copyOf(checks)))
                .toList();
    }

    record Mistake(int stage, String name, String mistake, List<String> loses) {}
}
