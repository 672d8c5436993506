package lowtide.checks;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lowtide.checks.language.StudentTexts;
import lowtide.course.language.LanguageChoice;

/**
 * Prints a reminder if a Maven build ends without having graded anything. The grader runs in the autograder's module in
 * the phase {@code verify}; without it, neither tests are run nor exercises compiled, and the build succeeds.
 */
public final class GradingReminder {

    private static final String GRADER = Path.of("grading", "autograder").toString();
    private static final Pattern GRADES = Pattern.compile("[\\[ ](verify|install|deploy)[,\\]]");
    private static final Pattern LAST_POM = Pattern.compile(".* @ (.*)]$");

    private GradingReminder() {}

    /**
     * Run by Maven in modules that a student may expect to grade.
     *
     * @param arguments the kit's folder, the folder of the module, and Maven's goals and modules in the order of the build,
     *     and the value of {@code -Dlang}
     */
    public static void main(String[] arguments) {
        Path kit = Path.of(arguments[0]);
        Path module = Path.of(arguments[1]);
        if (!endsUngraded(module, arguments[2], arguments[3])) {
            return; // Reading the texts takes longer than the rest, and most modules print none.
        }
        String named = arguments[4].substring("language".length());
        Locale language = LanguageChoice.of(named, LanguageChoice.remembered(kit), System.getenv());
        reminder(kit, module, arguments[2], arguments[3], StudentTexts.in(language))
                .ifPresent(System.out::println);
    }

    /** One line if this module is the last of a build that grades nothing. */
    static Optional<String> reminder(Path kit, Path module, String goals, String modules, StudentTexts texts) {
        return endsUngraded(module, goals, modules)
                ? Optional.of(texts.text("reminder", command(module, texts), kit))
                : Optional.empty();
    }

    private static boolean endsUngraded(Path module, String goals, String modules) {
        Matcher last = LAST_POM.matcher(modules);
        boolean isLast = last.find() && Path.of(last.group(1)).getParent().equals(module);
        boolean grades = module.endsWith(GRADER) && GRADES.matcher(goals).find();
        return isLast && !grades;
    }

    private static String command(Path module, StudentTexts texts) {
        return texts.course().stages().stream()
                .filter(stage -> module.endsWith(stage.folder()))
                .findFirst()
                .map(stage -> "mvn -q verify -Dstage=" + stage.number())
                .orElseGet(() -> texts.text("reminder.all"));
    }
}
