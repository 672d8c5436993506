package lowtide.course;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rules for a {@code stage.yml}, on which everything that reads it can rely. */
final class StageRules {

    private static final int POINTS = 20;
    private static final int HINTS = 3;

    /** Longer titles do not fit into a line of 80 columns. */
    private static final int LONGEST_TITLE = 75;

    private final Stage stage;
    private final List<String> problems = new ArrayList<>();

    private StageRules(Stage stage) {
        this.stage = stage;
    }

    /** Its problems, one sentence each; empty if there are none. */
    static List<String> problems(Stage stage) {
        StageRules rules = new StageRules(stage);
        rules.stage();
        rules.checks();
        return rules.problems;
    }

    private void stage() {
        require(stage.number() >= 0 && stage.number() <= 99, "number must be from 0 to 99.");
        require(hasText(stage.title()), "title is missing.");
        require(hasText(stage.task()), "task is missing.");
        require(hasText(stage.problem()), "problem is missing.");
        require(hasText(stage.learned()), "learned is missing.");
        require(hasText(stage.question()), "question is missing.");
        require(stage.language().isEmpty(), "language belongs to no stage.yml.");
        require(stage.minutes() > 0, "minutes must be a positive number.");
        require(
                hasText(stage.folder())
                        && stage.folder().matches(String.format(Locale.ROOT, "%02d-[a-z0-9-]+", stage.number())),
                "folder must be the number in two digits, a hyphen and a few lower-case words.");
        require(
                hasText(stage.javaPackage()) && stage.javaPackage().matches("lowtide\\.[a-z0-9]+"),
                "package must be lowtide and one more word.");
        require(
                !stage.isDocument() || stage.document().matches("[a-z-]+\\.yml"),
                "document must be lower-case words with .yml.");
        require(
                stage.points() == POINTS,
                "the points of all checks must be " + POINTS + "; they are " + stage.points() + ".");
        require(stage.checks().stream().anyMatch(Check::core), "at least one check must be core.");
    }

    private void checks() {
        Set<String> earlier = new HashSet<>();
        char letter = 'A';
        for (Check check : stage.checks()) {
            String id = stage.number() + String.valueOf(letter++);
            require(id.equals(check.id()), "the next check must be " + id + ", not " + check.id() + ".");
            require(
                    hasText(check.title()) && check.title().length() <= LONGEST_TITLE,
                    id + " needs a title of at most " + LONGEST_TITLE + " characters.");
            require(check.points() > 0, id + " needs a positive number of points.");
            require(hasText(check.why()), id + " must say why it matters.");
            require(
                    check.hints().size() == HINTS && check.hints().stream().allMatch(StageRules::hasText),
                    id + " has " + HINTS + " hints.");
            require(earlier.containsAll(check.requires()), id + " may require only earlier checks of its stage.");
            require(
                    check.topics().stream().allMatch(Course.Topics.shipped()::has),
                    id + " names a topic that topics.yml does not have: " + String.join(", ", check.topics()) + ".");
            earlier.add(id);
        }
    }

    private void require(boolean kept, String rule) {
        if (!kept) {
            problems.add(rule);
        }
    }

    private static boolean hasText(String text) {
        return text != null && !text.isBlank();
    }
}
