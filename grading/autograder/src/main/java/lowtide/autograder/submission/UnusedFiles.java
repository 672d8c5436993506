package lowtide.autograder.submission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.course.Stage;

/**
 * Files of a submission that grading does not use and that may interest a person: configuration that would change how
 * something is built or run, compiled code, links. They never influence a score.
 */
final class UnusedFiles {

    private static final int MAX_POM_SIZE = 64 * 1024;

    /** A file with a declared size of at least this many bytes gets a remark. */
    private static final long LARGE = 100L << 20;

    private static final String CHANGES_THE_BUILD = "would change the build and is not used";
    private static final List<Rule> RULES = List.of(
            rule("is compiled code, which is not used", ".*\\.(class|jar|war|so|dll|dylib)"),
            rule("configures JUnit and is not used", "(.*/)?junit-platform\\.properties"),
            rule(
                    "configures logging and is not used",
                    "(.*/)?(logback[^/]*\\.(xml|groovy)|log4j2?[^/]*|simplelogger\\.properties|logging\\.properties)"),
            rule("registers services and is not used", "(.*/)?META-INF/services/[^/]+"),
            rule("declares a module and is not used", "(.*/)?module-info\\.java"),
            rule(
                    CHANGES_THE_BUILD,
                    "(.*/)?(\\.mvn|mvnw|mvnw\\.cmd|gradlew|gradlew\\.bat|(build|settings)\\.gradle(\\.kts)?)"),
            rule(
                    "has the name of one of the kit's files",
                    "(.*/)?((stage|labs)\\.yml|results\\.json|scorecard\\.(json|txt|html)|build-fails\\.txt|lowtide[^/]*\\.jar)"));

    private static final List<String> BUILD_FILES = List.of(
            ".mvn/extensions.xml",
            ".mvn/jvm.config",
            ".mvn/wrapper/maven-wrapper.properties",
            "mvnw",
            "mvnw.cmd",
            "gradlew");

    private static final Pattern JAVA_FOLDERS = Pattern.compile("[^/]+/src/(main|test)/java/.*");

    private UnusedFiles() {}

    /** Remarks on the files of the folder that contains the stages, sorted by path. */
    static List<String> in(FileTree tree, List<Stage> stages) throws IOException {
        List<String> remarks = new ArrayList<>();
        for (FileTree.Entry entry : tree.entries()) {
            remark(tree, entry, stages).ifPresent(remark -> remarks.add(entry.path() + " " + remark + "."));
        }
        return remarks;
    }

    /** Remarks on files in the folders above the one that contains the stages. */
    static List<String> above(String stageRoot, FileTree upload) {
        List<String> remarks = new ArrayList<>();
        for (String folder = stageRoot; !folder.isEmpty(); ) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            String prefix = folder.isEmpty() ? "" : folder + "/";
            upload.entry(prefix + ".git")
                    .ifPresent(git -> remarks.add(git.path() + " is a git repository, which is not read."));
            BUILD_FILES.stream()
                    .flatMap(file -> upload.entry(prefix + file).stream())
                    .forEach(file -> remarks.add(file.path() + " " + CHANGES_THE_BUILD + "."));
        }
        return remarks;
    }

    private static Optional<String> remark(FileTree tree, FileTree.Entry entry, List<Stage> stages) throws IOException {
        if (entry.kind() == FileTree.Kind.LINK) {
            return Optional.of("is a link, which is not followed");
        } else if (entry.kind() == FileTree.Kind.FOLDER) {
            return remarkOnFolder(entry);
        } else if (entry.name().equals("pom.xml")) {
            return isShippedPom(tree, entry, stages)
                    ? Optional.empty()
                    : Optional.of("differs from the kit's and is not used");
        } else if (entry.size() > LARGE) {
            return Optional.of("has a declared size of " + (entry.size() >> 20) + " MB");
        }
        Optional<String> remark = byName(entry.path());
        boolean isMisplaced = remark.isEmpty()
                && entry.path().endsWith(".java")
                && !JAVA_FOLDERS.matcher(entry.path()).matches();
        return isMisplaced ? Optional.of("is outside src/main/java and is not compiled") : remark;
    }

    private static Optional<String> remarkOnFolder(FileTree.Entry folder) {
        if (folder.path().endsWith(".mvn")) {
            return byName(folder.path());
        }
        return folder.name().equals(".git") ? Optional.of("is a git repository, which is not read") : Optional.empty();
    }

    private static Optional<String> byName(String path) {
        return RULES.stream()
                .filter(rule -> rule.matches(path))
                .map(Rule::remark)
                .findFirst();
    }

    private static boolean isShippedPom(FileTree tree, FileTree.Entry pom, List<Stage> stages) throws IOException {
        return pom.kind() == FileTree.Kind.FILE
                && tree.read(pom.path(), MAX_POM_SIZE)
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .filter(text -> ShippedPoms.isShipped(pom.path(), text, stages))
                        .isPresent();
    }

    private static Rule rule(String remark, String path) {
        return new Rule(remark, Pattern.compile(path, Pattern.CASE_INSENSITIVE));
    }

    private record Rule(String remark, Pattern path) {

        boolean matches(String candidate) {
            return path.matcher(candidate).matches();
        }
    }
}
