package lowtide.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The texts of a stage in another language, as a {@code stage_XX.yml} beside its {@code stage.yml} has them. XX is the
 * code of the language. A text that is null is not translated yet.
 *
 * @param checks by id, such as {@code 1A}
 */
record StageTexts(
        String title, String task, String problem, String learned, String question, Map<String, CheckTexts> checks) {

    /** Nothing is translated. */
    static final StageTexts NONE = new StageTexts(null, null, null, null, null, null);

    private static final CheckTexts NO_CHECK = new CheckTexts(null, null, null);

    /** A map that the file leaves out is empty. */
    StageTexts {
        checks = checks == null ? Map.of() : Map.copyOf(checks);
    }

    /** The texts of a check; null is not translated yet. */
    record CheckTexts(String title, String why, List<String> hints) {}

    /** The stage with these texts, and with its own where one is missing. */
    Stage on(Stage stage, String language) {
        return new Stage(
                stage.number(),
                stage.lab(),
                stage.folder(),
                stage.javaPackage(),
                stage.document(),
                or(title, stage.title()),
                or(task, stage.task()),
                stage.minutes(),
                or(problem, stage.problem()),
                or(learned, stage.learned()),
                or(question, stage.question()),
                stage.starters(),
                stage.checks().stream().map(this::on).toList(),
                language);
    }

    private Check on(Check check) {
        CheckTexts texts = of(check);
        return new Check(
                check.id(),
                or(texts.title(), check.title()),
                check.points(),
                check.core(),
                check.requires(),
                check.topics(),
                or(texts.why(), check.why()),
                texts.hints() == null ? check.hints() : texts.hints());
    }

    /** What is not translated, such as {@code title} and {@code 1A hints}. */
    List<String> missing(Stage stage) {
        List<String> missing = new ArrayList<>();
        note(missing, "title", title);
        note(missing, "task", task);
        note(missing, "problem", problem);
        note(missing, "learned", learned);
        note(missing, "question", question);
        for (Check check : stage.checks()) {
            CheckTexts texts = of(check);
            note(missing, check.id() + " title", texts.title());
            note(missing, check.id() + " why", texts.why());
            note(missing, check.id() + " hints", texts.hints());
        }
        return missing;
    }

    /** The first id of a check that the stage does not have; empty if there is none. */
    String unknownCheck(Stage stage) {
        List<String> ids = stage.checks().stream().map(Check::id).toList();
        return checks.keySet().stream()
                .filter(id -> !ids.contains(id))
                .sorted()
                .findFirst()
                .orElse("");
    }

    private CheckTexts of(Check check) {
        return checks.getOrDefault(check.id(), NO_CHECK);
    }

    private static void note(List<String> missing, String key, Object text) {
        if (text == null) {
            missing.add(key);
        }
    }

    private static String or(String text, String english) {
        return text == null ? english : text;
    }
}
