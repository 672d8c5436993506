package lowtide.authoring;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lowtide.course.Course;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code -Dcourse=...} runs. Exits with 1 if something is wrong. */
@Command(name = "course", sortOptions = false)
public final class CourseCommand implements Callable<Integer> {

    /** What to do. */
    enum Action {
        NEW,
        UPDATE,
        CHECK
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ACTION", description = "new, update or check.")
    private Action action;

    @Option(names = "--root", required = true, description = "The folder with the root's pom.xml.")
    private Path root;

    @Option(names = "--number", defaultValue = "", description = "For new: the number of the stage, 0 to 99.")
    private String number;

    @Option(names = "--slug", defaultValue = "", description = "For new: a few lower-case words joined by hyphens.")
    private String slug;

    @Option(names = "--title", defaultValue = "", description = "For new: the title of the stage.")
    private String title;

    @Option(names = "--lab", defaultValue = "1", description = "For new: the number of its lab.")
    private int lab;

    /** Runs the command. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CourseCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() {
        KitFolder kit = new KitFolder(root.toAbsolutePath().normalize());
        return switch (action) {
            case NEW ->
                print(
                        Skeleton.of(number, slug, title, lab).write(kit).stream()
                                .map(file -> "Wrote " + file)
                                .toList(),
                        0);
            case UPDATE ->
                print(
                        ReadmeUpdate.run(kit, Course.shipped()).stream()
                                .map(file -> "Wrote " + kit.root().relativize(file))
                                .toList(),
                        0);
            case CHECK -> {
                List<String> problems = CourseLint.problems(kit, Course.shipped());
                yield problems.isEmpty() ? print(List.of("The course has no problems."), 0) : print(problems, 1);
            }
        };
    }

    private int print(List<String> lines, int exitCode) {
        lines.forEach(spec.commandLine().getOut()::println);
        return exitCode;
    }
}
