package lowtide.chat.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.agent.control.AgentContract;
import lowtide.autograder.submission.SourceFile;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.checks.StageSuites;
import lowtide.course.Course;
import lowtide.course.Stage;

/** The sources of an agent, and the contract through which it is called. Thread-safe. */
public sealed interface AgentSource {

    /** The name shown to people, such as {@code exercises/02-user-isolation}. */
    String name();

    /** The contract through which it is called. */
    AgentContract<?> contract();

    /** The package that all its classes belong to. */
    String javaPackage();

    /**
     * Its sources as they are now.
     *
     * @throws UnusableSourceException if there are none
     */
    List<SourceFile> read();

    /** The solution of the same stage, or of stage 2 for the broken agent; empty if the kit has no solutions, or if this is one. */
    Optional<AgentSource> solution();

    /** The agent as found, in the kit's folder {@code broken}. */
    static AgentSource broken(Path kit) {
        return new Broken(kit);
    }

    /**
     * The agent of a stage.
     *
     * @param parent the folder that holds the stage's folder, such as {@code exercises}
     */
    static AgentSource of(Stage stage, Path parent) {
        return new OfStage(stage, parent);
    }

    /** The agent of a stage in a folder of stages. */
    record OfStage(Stage stage, Path parent) implements AgentSource {

        private static final String SOLUTIONS = "solutions";

        /** The solution of a stage, in a folder beside that one. */
        static Optional<AgentSource> solution(Stage stage, Path exercises) {
            Path solutions = exercises.resolveSibling(SOLUTIONS);
            return Optional.of(new OfStage(stage, solutions))
                    .filter(found ->
                            !exercises.endsWith(SOLUTIONS) && Files.isDirectory(solutions.resolve(stage.folder())))
                    .map(AgentSource.class::cast);
        }

        @Override
        public Optional<AgentSource> solution() {
            return solution(stage, parent);
        }

        @Override
        public String name() {
            return parent.getFileName() + "/" + stage.folder();
        }

        @Override
        public AgentContract<?> contract() {
            return StageSuites.contract(stage);
        }

        @Override
        public String javaPackage() {
            return stage.javaPackage();
        }

        @Override
        public List<SourceFile> read() {
            StageSources sources = new Submission(parent).sources(stage);
            if (sources instanceof StageSources.Found found) {
                return found.files();
            } else if (sources instanceof StageSources.Missing missing) {
                throw new UnusableSourceException(missing.reason());
            } else if (sources instanceof StageSources.Refused refused) {
                throw new UnusableSourceException(refused.reason());
            }
            StageSources.NotUtf8 encoded = (StageSources.NotUtf8) sources;
            throw new UnusableSourceException(encoded.path() + ":" + encoded.line() + " " + encoded.reason());
        }
    }

    /** The agent as found, whose package has other classes below it. */
    record Broken(Path kit) implements AgentSource {

        private static final String PACKAGE = "lowtide.broken";
        private static final String FIRST_WITH_USERS = "2";

        @Override
        public Optional<AgentSource> solution() {
            return Course.shipped()
                    .stage(FIRST_WITH_USERS)
                    .flatMap(stage -> OfStage.solution(stage, kit.resolve("exercises")));
        }

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public AgentContract<?> contract() {
            return AgentContract.of(SharedAgent.class, SharedAgent.Constructor.class, PACKAGE + "." + Stage.AGENT);
        }

        @Override
        public String javaPackage() {
            return PACKAGE;
        }

        @Override
        public List<SourceFile> read() {
            Path folder = kit.resolve(Path.of("broken", "src", "main", "java", "lowtide", "broken"));
            List<SourceFile> files = new ArrayList<>();
            try (Stream<Path> entries = Files.list(folder)) {
                for (Path file : entries.filter(Files::isRegularFile).sorted().toList()) {
                    String name = file.getFileName().toString();
                    String classFile = PACKAGE.replace('.', '/') + "/" + name;
                    if (name.endsWith(".java") && !name.equals("package-info.java")) {
                        files.add(
                                new SourceFile("broken/src/main/java/" + classFile, classFile, Files.readString(file)));
                    }
                }
            } catch (IOException unreadable) {
                throw new UnusableSourceException("The broken agent cannot be read: " + unreadable);
            }
            return files;
        }
    }
}
