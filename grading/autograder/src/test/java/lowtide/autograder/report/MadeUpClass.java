package lowtide.autograder.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import lowtide.autograder.compile.CompileError;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;

/** A class of made-up results with many verdicts and mistakes. The same number of students is the same class. */
public final class MadeUpClass {

    private static final List<String> NAMES = List.of(
            "Ada Lovelace",
            "Bj\u00F6rn \u00C5str\u00F6m",
            "Chidi Anagonye",
            "\u5F20\u4F1F",
            "Mar\u00EDa del Carmen de la Fuente y Hern\u00E1ndez",
            "\u0646\u0648\u0631 \u0627\u0644\u0647\u062F\u0649",
            "Zo\u00EB O'Hara");

    private MadeUpClass() {}

    /** The results of a class. */
    public static List<Results> of(int students) {
        return IntStream.range(0, students).mapToObj(MadeUpClass::student).toList();
    }

    /** The sources of any of its students: one file of 80 lines for each stage. */
    public static SubmittedSources sources(String id) {
        return sources(id, 80);
    }

    /** The same with another number of lines. */
    public static SubmittedSources sources(String id, int count) {
        List<String> lines = IntStream.rangeClosed(1, count)
                .mapToObj(i -> i % 9 == 0
                        ? ""
                        : "    ".repeat(i % 3) + "List<ChatMessage> window" + i + " = history.subList(" + i
                                + ", history.size()); // " + id)
                .toList();
        return new SubmittedSources(Sample.labOne()
                .map(stage -> new SubmittedSources.File(stage.number(), stage.editedPath(), lines, 0))
                .toList());
    }

    private static Results student(int number) {
        List<Results.Stage> stages = new ArrayList<>();
        for (Stage stage : Sample.labOne().toList()) {
            stages.add(stage(stage, number));
        }
        String id = String.format("student-%03d", number);
        return Sample.results(
                id,
                NAMES.get(number % NAMES.size()) + " " + number,
                number % 25 == 3 ? List.of("target/classes/Backdoor.class was delivered too.") : List.of(),
                stages);
    }

    private static Results.Stage stage(Stage stage, int number) {
        List<String> ids = stage.checks().stream().map(check -> check.id()).toList();
        return switch ((number * 7 + stage.number() * (number % 4)) % 11) {
            case 4 -> Sample.stage(stage, Set.of(ids.get(number % ids.size())), seen(number));
            case 5 -> Sample.stage(stage, Set.of(ids.get(0), ids.get(3)), seen(number));
            case 6 -> Sample.stage(stage, Set.copyOf(ids), seen(number));
            case 7 -> Sample.untouched(stage);
            case 8 -> notChecked(stage, StageVerdict.DOES_NOT_COMPILE, number);
            case 9 -> crashed(Sample.stage(stage, Set.of(ids.get(1), ids.get(2)), "The agent's process ended."));
            case 10 -> notChecked(stage, StageVerdict.MISSING, number);
            default -> Sample.stage(stage, Set.of(), "");
        };
    }

    private static String seen(int number) {
        return number % 2 == 0
                ? "The request of the " + (20 + number) + "th call carried " + (40 + number)
                        + " messages; the cap is 20."
                : "Asked \"What did I eat on day " + number + "?\", the agent answered with \"tokazibrax\".";
    }

    private static Results.Stage notChecked(Stage stage, StageVerdict verdict, int number) {
        boolean compiles = verdict != StageVerdict.DOES_NOT_COMPILE;
        Results.Stage unchecked = Sample.untouched(stage);
        return new Results.Stage(
                unchecked.stage(),
                unchecked.lab(),
                unchecked.folder(),
                unchecked.file(),
                unchecked.title(),
                verdict,
                0,
                unchecked.outOf(),
                compiles
                        ? "There is no " + stage.editedPath() + "; found: no Java file."
                        : "WellnessAgent.java:" + (10 + number) + " cannot find symbol",
                compiles
                        ? List.of()
                        : List.of(new CompileError(stage.editedPath(), 10 + number % 60, "cannot find symbol")),
                unchecked.checks());
    }

    private static Results.Stage crashed(Results.Stage stage) {
        return new Results.Stage(
                stage.stage(),
                stage.lab(),
                stage.folder(),
                stage.file(),
                stage.title(),
                StageVerdict.CRASHED,
                stage.points(),
                stage.outOf(),
                "",
                List.of(),
                stage.checks());
    }
}
