package lowtide.autograder.report.page.instructor;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lowtide.course.Course;
import lowtide.course.Stage;

/**
 * The wrong attempts from the graders' own tests, from the {@code attempts.yml} of each stage in
 * {@code grading/attempts}. Each is known to fail certain checks, so a submission that fails exactly those may have
 * made the same mistake.
 *
 * @param wrong the wrong attempts by the number of their stage
 */
record KnownMistakes(Map<Integer, List<Mistake>> wrong) {

    /** The mistakes that come with the kit; a stage without attempts has none. */
    static KnownMistakes shipped() {
        return new KnownMistakes(
                Course.shipped().stages().stream().collect(Collectors.toMap(Stage::number, KnownMistakes::at)));
    }

    private static List<Mistake> at(Stage stage) {
        String name = "attempts/" + stage.folder() + "/attempts.yml";
        try (InputStream yaml = KnownMistakes.class.getResourceAsStream(name)) {
            if (yaml == null) {
                return List.of();
            }
            return JsonMapper.builder(new YAMLFactory())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(yaml, Manifest.class)
                    .wrong();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The kit's " + name + " cannot be read.", unreadable);
        }
    }

    /**
     * The mistakes that fail exactly these checks of a stage: several if the checks cannot distinguish them, none if it
     * is new.
     */
    List<Mistake> failing(int stage, List<String> checks) {
        return wrong.getOrDefault(stage, List.of()).stream()
                .filter(mistake -> Set.copyOf(mistake.fails()).equals(Set.copyOf(checks)))
                .toList();
    }

    record Mistake(String name, String mistake, List<String> fails) {}

    private record Manifest(List<Mistake> wrong) {}
}
