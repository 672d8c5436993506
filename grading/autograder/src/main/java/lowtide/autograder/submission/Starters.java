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
import lowtide.checks.Rubric;

/** Knows the starters as shipped, so that an untouched stage is told from a failed one. White space does not count. */
public final class Starters {

    private static final Properties SHIPPED = load();

    private Starters() {}

    static boolean isUntouched(Rubric.Stage stage, List<SourceFile> files) {
        return fingerprint(files).equals(SHIPPED.getProperty(stage.folder()));
    }

    /** Whether another file below {@code exercises/} is as shipped. */
    static boolean isShipped(String path, String text) {
        return fingerprint(path, text).equals(SHIPPED.getProperty(path));
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
