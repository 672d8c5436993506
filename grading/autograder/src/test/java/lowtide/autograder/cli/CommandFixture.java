package lowtide.autograder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import lowtide.autograder.Kit;
import lowtide.course.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Submissions for the commands, which are called as a person calls them, with the real graders. */
abstract class CommandFixture {

    static final Stage STAGE = Kit.stage(1);

    @TempDir
    Path temporary;

    /** Where root runs the tests, agents are another user's processes, who must be let in. */
    @BeforeEach
    void letIn() throws IOException {
        if (temporary.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    void deliver(String... students) {
        for (String student : students) {
            Path submission = temporary.resolve("delivered").resolve(student);
            try {
                Files.createDirectories(submission);
                if (student.equals("empty")) {
                    continue;
                }
                Kit.copySources(student.startsWith("solved") ? Kit.SOLUTIONS : Kit.EXERCISES, submission, STAGE);
                if (student.startsWith("broken")) {
                    Path agent = Kit.agent(submission, STAGE);
                    Files.writeString(agent, Files.readString(agent).replace("return", "retrun"));
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    Process real(String out, String option) throws IOException {
        return command(out, option).start();
    }

    ProcessBuilder command(String out, String option) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-Djava.io.tmpdir=" + Files.createDirectories(temporary.resolve("tmp")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "class",
                        temporary.resolve("delivered").toString(),
                        "--out=" + temporary.resolve(out),
                        "--seed=3",
                        "--stage=1",
                        option)
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve(out + ".txt").toFile());
    }

    static Said run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = LowTideGrade.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Said(exitCode, out.toString(), err.toString());
    }

    record Said(int exitCode, String out, String err) {}
}
