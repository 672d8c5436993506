package lowtide.autograder.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lowtide.course.Stage;

/** Recognizes the {@code pom.xml} files of {@code exercises/} as shipped. White space is ignored. */
final class ShippedPoms {

    private static final String FILE = "pom.xml";

    private ShippedPoms() {}

    /** Whether one of the kit's files belongs at this path, relative to the folder of the stages, and has this text. */
    static boolean isShipped(String path, String text, List<Stage> stages) {
        boolean belongsThere =
                path.equals(FILE) || stages.stream().anyMatch(stage -> path.equals(stage.folder() + "/" + FILE));
        return belongsThere && withoutSpace(text).equals(withoutSpace(shipped(path)));
    }

    private static String shipped(String path) {
        try (InputStream in = ShippedPoms.class.getResourceAsStream("exercises/" + path)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The kit's exercises/" + path + " cannot be read.", unreadable);
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
