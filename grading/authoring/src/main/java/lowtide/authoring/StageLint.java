package lowtide.authoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lowtide.authoring.readme.MarkedText;
import lowtide.authoring.readme.StageReadme;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageSuites;
import lowtide.course.Check;
import lowtide.course.Stage;
import lowtide.course.StarterFingerprint;

/**
 * Finds inconsistencies between the files of one stage: catalogue, suite, exercise, solution, attempts, README. Each
 * problem is a sentence that says what to do.
 */
final class StageLint {

    /** So that the whole agent fits on a student's screen. */
    private static final int MAX_CODE_LINES = 100;

    private final KitFolder kit;
    private final Stage stage;
    private final List<String> problems = new ArrayList<>();

    private StageLint(KitFolder kit, Stage stage) {
        this.kit = kit;
        this.stage = stage;
    }

    /** All problems of a stage, in the order in which its author would solve them. */
    static List<String> problems(KitFolder kit, Stage stage, List<String> signatures) {
        StageLint lint = new StageLint(kit, stage);
        lint.suite();
        lint.sources();
        lint.readme(signatures);
        return lint.named();
    }

    /** The problems of the README in the language of the stage's texts. */
    static List<String> readmeProblems(KitFolder kit, Stage stage, List<String> signatures) {
        StageLint lint = new StageLint(kit, stage);
        lint.readme(signatures);
        return lint.named();
    }

    private List<String> named() {
        return problems.stream().map(problem -> stage.folder() + ": " + problem).toList();
    }

    private void suite() {
        List<String> wanted = stage.checks().stream().map(Check::id).toList();
        List<String> found = Arrays.stream(StageSuites.of(stage).getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(GradedCheck.class))
                .map(method -> method.getAnnotation(GradedCheck.class).value())
                .sorted()
                .toList();
        require(wanted.equals(found), "the suite has the checks " + found + "; stage.yml has " + wanted + ".");
    }

    private void sources() {
        Path exercise = kit.exercise(stage);
        Path solution = kit.solution(stage);
        Path agent = stage.editedFile();
        require(KitFolder.text(exercise.resolve(agent)).contains("TODO"), "the starter needs a TODO in " + agent + ".");
        require(!KitFolder.text(solution.resolve(agent)).contains("TODO"), "the solution still has a TODO.");
        for (Path folder : stage.isDocument() ? List.<Path>of() : List.of(exercise, solution)) {
            long lines = codeLines(folder.resolve(agent));
            require(
                    lines < MAX_CODE_LINES,
                    kit.root().relativize(folder) + " has an agent of " + lines
                            + " lines of code; it must have fewer than " + MAX_CODE_LINES + ".");
        }
        List<String> files = KitFolder.files(exercise.resolve("src"));
        require(
                files.equals(KitFolder.files(solution.resolve("src"))),
                "exercise and solution need the same files below src.");
        files.stream()
                .map(file -> Path.of("src").resolve(file))
                .filter(file -> !file.equals(agent))
                .filter(file -> !KitFolder.text(exercise.resolve(file)).equals(KitFolder.text(solution.resolve(file))))
                .forEach(file -> problems.add(file + " differs between exercise and solution; only the agent may."));
        String fingerprint = stage.isDocument()
                ? StarterFingerprint.of(new TreeMap<>(Map.of(stage.document(), KitFolder.text(kit.agent(stage)))))
                : StarterFingerprint.ofFolder(exercise.resolve("src/main/java"));
        require(
                stage.starters().contains(fingerprint),
                "the starter has changed; put " + fingerprint + " first in the list 'starters' of its stage.yml.");
        require(
                KitFolder.text(kit.starterCopy(stage)).equals(KitFolder.text(kit.agent(stage))),
                "the desk's copy of the starter is not up to date; run the command with -Dcourse=update.");
        require(
                !KitFolder.files(kit.attempts(stage)).isEmpty(),
                "there are no attempts in " + kit.attempts(stage) + ".");
    }

    private void readme(List<String> signatures) {
        MarkedText readme = new MarkedText(KitFolder.text(kit.readme(stage)));
        for (Map.Entry<String, String> block :
                StageReadme.blocks(stage, signatures).entrySet()) {
            require(
                    readme.block(block.getKey())
                            .filter(block.getValue().strip()::equals)
                            .isPresent(),
                    "the block '" + block.getKey() + "' of " + stage.readmePath()
                            + " is not up to date; run the command" + " with -Dcourse=update.");
        }
        for (String phrase : StageReadme.phrases(stage)) {
            require(readme.text().contains(phrase), stage.readmePath() + " needs the text: " + phrase);
        }
    }

    private static long codeLines(Path file) {
        return KitFolder.text(file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("import ") && !line.matches("(//|/?\\*).*"))
                .count();
    }

    private void require(boolean kept, String problem) {
        if (!kept) {
            problems.add(problem);
        }
    }
}
