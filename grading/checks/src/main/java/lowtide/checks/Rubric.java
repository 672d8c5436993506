package lowtide.checks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The manifest: every stage and check, with points, reasons and hints. It is the denominator of every score;
 * what happened to run is not. Read from {@code grading/rubric.yml}.
 */
public record Rubric(int version, List<Stage> stages) {

    /** The rubric this kit ships; read once. */
    public static Rubric shipped() {
        return Shipped.RUBRIC;
    }

    private static Rubric load() {
        try (InputStream yaml = Rubric.class.getResourceAsStream("/lowtide/rubric.yml")) {
            return new JsonMapper(new YAMLFactory()).readValue(yaml, Rubric.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The kit's rubric.yml cannot be read.", unreadable);
        }
    }

    /** All points there are. */
    public int points() {
        return stages.stream().mapToInt(Stage::points).sum();
    }

    /** The item with this id, such as {@code 1A}. */
    public Item item(String id) {
        return stages.stream()
                .flatMap(stage -> stage.checks().stream())
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The rubric has no check " + id + "."));
    }

    private static final class Shipped {
        private static final Rubric RUBRIC = load();
    }

    /**
     * One stage.
     *
     * @param number from 1, in the order they are taught
     * @param folder the stage's folder in {@code exercises/} and {@code solutions/}
     * @param javaPackage the package of the student's class
     * @param title a few words
     * @param minutes what a student should need
     * @param problem what is wrong with the starter, in one sentence
     */
    public record Stage(
            int number,
            String folder,
            @JsonProperty("package") String javaPackage,
            String title,
            int minutes,
            String problem,
            List<Item> checks) {

        /** The points of all its checks. */
        public int points() {
            return checks.stream().mapToInt(Item::points).sum();
        }
    }

    /**
     * One check.
     *
     * @param id stage number and letter, such as {@code 1A}
     * @param title the sentence it proves
     * @param points whole points, all or nothing
     * @param core whether it belongs to the lesson's own fix; the others are about what breaks at scale
     * @param needs ids of checks without which this one earns nothing, because an agent that does nothing would pass it
     * @param why why it matters in production
     * @param hints three, each saying more than the one before
     */
    public record Item(
            String id, String title, int points, boolean core, List<String> needs, String why, List<String> hints) {}
}
