package lowtide.autograder.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import lowtide.course.Stage;

/**
 * Knows the starters as shipped, in this edition of the kit and in earlier ones, so that an untouched stage can be told
 * from a failed one. White space does not count.
 */
public final class Starters {

    private static final Properties SHIPPED = load();

    private Starters() {}

    static boolean isUntouched(Stage stage, List<SourceFile> files) {
        return stage.starters().contains(fingerprint(files));
    }

    /** Whether another file below {@code exercises/} is as shipped. */
    static boolean isShipped(String path, String text) {
        return isRecorded(SHIPPED, path, fingerprint(path, text));
    }

    /** Whether the record has this fingerprint for the path; earlier editions of the kit shipped other starters. */
    static boolean isRecorded(Properties record, String path, String fingerprint) {
        return List.of(record.getProperty(path, "").split(",")).contains(fingerprint);
    }

    static String fingerprint(String path, String text) {
        return fingerprint(List.of(new SourceFile(path, path, text)));
    }

    static String fingerprint(List<SourceFile> files) {
        MessageDigest digest = sha256();
        files.stream().sorted(Comparator.comparing(SourceFile::classFile)).forEach(file -> {
            digest.update(file.classFile().getBytes(StandardCharsets.UTF_8));
            digest.update(file.text().replaceAll("\\s+", "").getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256.", impossible);
        }
    }

    private static Properties load() {
        try (InputStream in = Starters.class.getResourceAsStream("starters.properties")) {
            Properties shipped = new Properties();
            shipped.load(in);
            return shipped;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The kit's starters.properties cannot be read.", unreadable);
        }
    }
}
