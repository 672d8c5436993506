package lowtide.autograder.submission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.course.PlainText;
import lowtide.course.Stage;

/**
 * Files of a submission that do nothing in grading and may still interest a person: configuration that would change
 * how something is built or run, compiled code, links. UnusedFiles, never a score.
 */
public final class UnusedFiles {

    /** Lines a submission may get; the last one counts what was left out. */
    static final int MOST = 20;

    private static final int LONGEST_START = 200;
    private static final int LONGEST_END = 100;
    private static final int LARGEST_POM = 64 * 1024;
    private static final long SURPRISING_SIZE = 100L << 20;

    private static final List<Sign> SIGNS = List.of(
            sign("is compiled code, which is not used", ".*\\.(class|jar|war|so|dll|dylib)"),
            sign("configures JUnit, which is not read", "(.*/)?junit-platform\\.properties"),
            sign(
                    "configures logging, which is not read",
                    "(.*/)?(logback[^/]*\\.(xml|groovy)|log4j2?[^/]*|simplelogger\\.properties|logging\\.properties)"),
            sign("registers services, which are not read", "(.*/)?META-INF/services/[^/]+"),
            sign("declares a module, which is not read", "(.*/)?module-info\\.java"),
            sign(
                    "would change the build, and is not used",
                    "(.*/)?(\\.mvn|mvnw|mvnw\\.cmd|gradlew|gradlew\\.bat|(build|settings)\\.gradle(\\.kts)?)"),
            sign(
                    "has the name of a file of the kit",
                    "(.*/)?(rubric\\.yml|results\\.json|scorecard\\.(json|txt|html)|starters\\.properties|build-fails\\.txt|lowtide[^/]*\\.jar)"));

    private static final Pattern WHERE_JAVA_BELONGS = Pattern.compile("[^/]+/src/(main|test)/java/.*");

    private UnusedFiles() {}

    /** What there is, by path. */
    public static List<String> in(FileTree tree, List<Stage> stages) throws IOException {
        List<String> found = new ArrayList<>();
        for (FileTree.Entry entry : tree.entries()) {
            of(tree, entry, stages).ifPresent(what -> found.add(entry.path() + " " + what + "."));
        }
        return atMost(found);
    }

    /** The first lines, none of them long, and how many more there are. */
    public static List<String> atMost(List<String> lines) {
        int most = lines.size() <= MOST ? MOST : MOST - 1;
        return Stream.concat(
                        lines.stream().limit(most).map(UnusedFiles::shortened),
                        Stream.of("And " + (lines.size() - most) + " more.").filter(last -> lines.size() > MOST))
                .toList();
    }

    /** The beginning and the end, where the names of files are, which may be of any length, and what they are. */
    private static String shortened(String line) {
        return PlainText.of(
                line.length() <= LONGEST_START + LONGEST_END
                        ? line
                        : line.substring(0, LONGEST_START) + " ... " + line.substring(line.length() - LONGEST_END));
    }

    private static Optional<String> of(FileTree tree, FileTree.Entry entry, List<Stage> stages) throws IOException {
        String path = entry.path();
        if (entry.kind() == FileTree.Kind.LINK) {
            return Optional.of("is a link, which is not followed");
        } else if (entry.kind() == FileTree.Kind.FOLDER) {
            return path.endsWith(".mvn")
                    ? SIGNS.stream()
                            .filter(sign -> sign.fits(path))
                            .map(Sign::what)
                            .findFirst()
                    : entry.name().equals(".git")
                            ? Optional.of("is a git repository, which is not read")
                            : Optional.empty();
        } else if (entry.name().equals("pom.xml")) {
            return isThePomOfAStage(tree, entry, stages)
                    ? Optional.empty()
                    : Optional.of("is not the kit's, and is not used");
        } else if (entry.size() > SURPRISING_SIZE) {
            return Optional.of("claims to have " + (entry.size() >> 20) + " MB");
        }
        Optional<String> sign =
                SIGNS.stream().filter(one -> one.fits(path)).map(Sign::what).findFirst();
        boolean misplaced = sign.isEmpty()
                && path.endsWith(".java")
                && !WHERE_JAVA_BELONGS.matcher(path).matches();
        return misplaced ? Optional.of("is outside src/main/java, and is not compiled") : sign;
    }

    private static boolean isThePomOfAStage(FileTree tree, FileTree.Entry pom, List<Stage> stages) throws IOException {
        if (pom.path().equals("pom.xml")) {
            return matches(tree, pom, "pom.xml");
        }
        for (Stage stage : stages) {
            if (pom.path().equals(stage.folder() + "/pom.xml")) {
                return matches(tree, pom, pom.path());
            }
        }
        return false;
    }

    private static boolean matches(FileTree tree, FileTree.Entry pom, String shipped) throws IOException {
        return pom.kind() == FileTree.Kind.FILE
                && tree.read(pom.path(), LARGEST_POM)
                        .filter(bytes -> Starters.isShipped(shipped, new String(bytes, StandardCharsets.UTF_8)))
                        .isPresent();
    }

    private static Sign sign(String what, String pattern) {
        return new Sign(what, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
    }

    private record Sign(String what, Pattern pattern) {

        boolean fits(String path) {
            return pattern.matcher(path).matches();
        }
    }
}
