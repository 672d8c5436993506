package lowtide.autograder.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lowtide.autograder.Kit;
import lowtide.course.Course;
import lowtide.course.Stage;

/** What students upload, in tests: the first stage of the course, with a source that says whose it is. */
public final class SampleUploads {

    /** All stages of the course. */
    public static final List<Stage> STAGES = Course.shipped().stages();

    /** The stage that serves as the example. */
    public static final Stage STAGE = Kit.stage(1);

    /** The path of its agent in a submission. */
    public static final String AGENT = STAGE.editedPath();

    private SampleUploads() {}

    /** A source that says whose it is. */
    public static String agentOf(String student) {
        return "package " + STAGE.javaPackage() + ";\n/** " + student + " */\npublic class " + Stage.AGENT + " {\n}\n";
    }

    /** A folder with the example stage of a student. */
    public static Path folder(Path folder, String student) {
        return write(folder.resolve(AGENT), agentOf(student));
    }

    /** Writes a text file, and the folders that it needs. */
    public static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes a binary file, and the folders that it needs. */
    public static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whose the example stage of a submission is, or why it has none. */
    public static String contentOf(Submission submission) {
        StageSources sources = submission.sources(STAGE);
        if (sources instanceof StageSources.Found found) {
            return found.files()
                    .get(0)
                    .text()
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("/\\*\\* (.*) \\*/", "$1");
        } else if (sources instanceof StageSources.Missing missing) {
            return "MISSING " + missing.reason();
        } else if (sources instanceof StageSources.Refused refused) {
            return "REFUSED " + refused.reason();
        }
        return sources.toString();
    }
}
