package lowtide.desk.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lowtide.course.Check;
import lowtide.course.Course;
import lowtide.course.Stage;
import lowtide.desk.exercise.ExerciseFolder;
import lowtide.desk.grade.LazyExaminer;
import lowtide.desk.grade.StageExaminer;
import lowtide.desk.grade.Standing;
import lowtide.desk.grade.Standings;
import lowtide.desk.grade.WarmExaminer;
import lowtide.desk.language.LanguageOption;
import lowtide.desk.language.Messages;
import lowtide.desk.report.LabCommands;
import lowtide.desk.report.LabPages;
import lowtide.desk.state.StateFile;
import lowtide.desk.terminal.Page;
import lowtide.desk.terminal.Screen;

/**
 * What every command works with.
 *
 * @param messages in the language of the course
 * @param here the folder in which the student has typed the command
 * @param lab what the student has typed to call this program
 * @param examiners makes an examiner; whether a stage will be graded again and again is its argument
 */
record Desk(
        ExerciseFolder folder,
        Messages messages,
        Course course,
        StateFile state,
        Screen screen,
        Path here,
        String lab,
        Function<Boolean, StageExaminer> examiners) {

    private static final int SEEDS = 1_000_000;

    /**
     * The desk of the system properties {@code lowtide.kit} and {@code lowtide.lab}, which the scripts set, in the language
     * that the arguments, an earlier command or the environment names.
     */
    static Desk ofSystem(Screen screen, String... arguments) {
        Path here = Path.of("").toAbsolutePath();
        ExerciseFolder folder = new ExerciseFolder(
                Path.of(System.getProperty("lowtide.kit", here.toString())).toAbsolutePath());
        Path remembered = ownFolder(folder).resolve("state.json");
        Locale language = LanguageOption.of(arguments, StateFile.read(remembered), System.getenv());
        Messages messages = Messages.in(language);
        return new Desk(
                folder,
                messages,
                Course.shipped(language),
                new StateFile(
                        remembered,
                        failure -> System.err.println(messages.text("state.unwritable", failure.getMessage()))),
                screen,
                here,
                System.getProperty("lowtide.lab", "exercises/lab"),
                repeatedly -> new WarmExaminer(folder::submission, new SecureRandom().nextInt(SEEDS), repeatedly));
    }

    /**
     * The stage that the student names by its number, its folder, or one of its checks; without a name, the one in whose
     * folder the student is, or else the current one.
     */
    Stage stage(Optional<String> name) {
        return name.map(this::named).or(() -> folder.stageAt(here, course)).orElseGet(this::current);
    }

    private Stage named(String name) {
        return course.stage(name)
                .or(() -> course.stageOf(name.strip()))
                .orElseThrow(() -> new NoSuchName(messages.text(
                        "stage.unknown",
                        name,
                        course.stages().stream()
                                .map(stage -> stage.number() + " (" + stage.title() + ")")
                                .collect(Collectors.joining(", ")))));
    }

    /** The check with this id, in small or capital letters. */
    Check check(String id) {
        return course.checks()
                .filter(check -> check.id().equalsIgnoreCase(id.strip()))
                .findFirst()
                .orElseThrow(() -> new NoSuchName(messages.text(
                        "check.unknown",
                        id,
                        course.stage(id.strip().replaceAll("\\D", ""))
                                .map(stage -> messages.text(
                                        "check.of_stage",
                                        stage.number(),
                                        stage.checks().stream().map(Check::id).collect(Collectors.joining(", "))))
                                .orElse(messages.text("check.example")))));
    }

    /** The stage whose sources were saved last among those that were started, or else the first. */
    Stage current() {
        List<Stage> started =
                course.stages().stream().filter(standings()::isStarted).toList();
        return folder.lastSaved(started).orElse(course.stages().get(0));
    }

    LabCommands commands() {
        return new LabCommands(lab, Files.isDirectory(folder.kit().resolve("solutions")));
    }

    LabPages labPages() {
        return new LabPages(messages, course, standings(), ownFolder(folder));
    }

    private static Path ownFolder(ExerciseFolder folder) {
        return folder.exercises().resolve(".lab");
    }

    Standings standings() {
        return new Standings(folder::submission, state);
    }

    /** The standings in all stages; says which stage is graded now. */
    List<Standing> allStandings() {
        try (LazyExaminer examiner = new LazyExaminer(() -> examiners.apply(false))) {
            return standings()
                    .of(
                            course.stages(),
                            examiner::get,
                            stage -> say(Page.Style.FAINT, messages.text("stage.checking", stage.number())));
        }
    }

    /** Prints a text. */
    void say(Page.Style style, String text) {
        screen.print(screen.page().text(style, text));
    }
}
