package lowtide.autograder.commands;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lowtide.autograder.Kit;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.file.StandardDeleteOption;

/**
 * A copy of this checkout in which commands run as a reader of the READMEs runs them: first {@code mvn verify} in a fresh
 * clone, in a folder whose path has a space, with the network off, for a user whose language has its own rules for upper
 * case. A command runs once, however many tests ask for its output. Thread-safe: one command runs at a time.
 */
public final class KitCopy implements AutoCloseable {

    /** The first command. */
    static final String BUILD = "mvn verify";

    /** Of a JVM that ends before the second compiler is worth its time. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    /** Maven's command on this system. */
    static final String MVN = WINDOWS ? "mvn.cmd" : "mvn";

    private final Path temporary;
    private final Path folder;
    private final Map<String, CommandOutput> outputs = new HashMap<>();

    private KitCopy(Path temporary) {
        this.temporary = temporary;
        this.folder = temporary.resolve("low tide copy");
    }

    /** Copies this checkout and builds the copy. */
    static KitCopy built() throws IOException, InterruptedException {
        KitCopy copy = unbuilt();
        copy.run(BUILD);
        return copy;
    }

    /** Copies this checkout. */
    static KitCopy unbuilt() throws IOException {
        Path temporary = Files.createTempDirectory("low-tide-");
        if (!WINDOWS) { // the grader runs agents as another user
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        }
        Files.createDirectory(temporary.resolve("tmp"));
        KitCopy copy = new KitCopy(temporary);
        Kit.copyAll(copy.folder);
        return copy;
    }

    /** The copy's root. */
    public Path folder() {
        return folder;
    }

    /** Runs a command of a README in the copy, unless it ran already. */
    public synchronized CommandOutput run(String command) throws IOException, InterruptedException {
        CommandOutput output = outputs.get(command);
        if (output == null) {
            output = CommandOutput.of(builder(command));
            outputs.put(command, output);
        }
        return output;
    }

    /** Prepares a command of a README: {@code mvn} with the network off, {@code java} of this JDK, this copy's lab, anything else as it is. */
    ProcessBuilder builder(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        if (words.get(0).equals("mvn")) {
            words.set(0, program("maven.home", MVN));
            if (!words.contains("grading/similarity")) { // its libraries are no part of the kit's own build
                words.add("-o");
            }
        } else if (words.get(0).equals("java")) {
            words.set(0, program("java.home", "java"));
        } else if (words.get(0).equals("exercises/lab")) {
            words.set(
                    0,
                    folder.resolve(WINDOWS ? "exercises/lab.cmd" : "exercises/lab")
                            .toString());
        }
        return prepared(folder, words);
    }

    /** Runs a program in any folder, with this JDK first in the path. */
    public CommandOutput run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = prepared(folder, List.of(command));
        builder.environment().putAll(environment);
        return CommandOutput.of(builder);
    }

    private ProcessBuilder prepared(Path folder, List<String> command) {
        Path jdk = Path.of(System.getProperty("java.home"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment()
                .put(
                        "PATH",
                        String.join(
                                File.pathSeparator,
                                jdk.resolve("bin").toString(),
                                Path.of(System.getProperty("maven.home"), "bin").toString(),
                                System.getenv("PATH")));
        builder.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        SHORT_LIVED + " -Duser.language=tr -Duser.country=TR \"-Djava.io.tmpdir="
                                + temporary.resolve("tmp") + "\"");
        builder.environment().remove("MAVEN_OPTS");
        return builder;
    }

    @Override
    public void close() throws IOException {
        PathUtils.deleteDirectory(temporary, StandardDeleteOption.OVERRIDE_READ_ONLY);
    }

    private static String program(String home, String name) {
        return Path.of(System.getProperty(home), "bin", name).toString();
    }
}
