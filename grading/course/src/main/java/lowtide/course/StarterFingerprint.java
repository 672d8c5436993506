package lowtide.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A SHA-256 over the sources of a stage, in hexadecimal; white space does not count. */
public final class StarterFingerprint {

    private StarterFingerprint() {}

    /** The fingerprint of these texts, by their paths below {@code src/main/java} with slashes. */
    public static String of(SortedMap<String, String> texts) {
        MessageDigest digest = sha256();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            digest.update(text.getKey().getBytes(StandardCharsets.UTF_8));
            digest.update(text.getValue().replaceAll("\\s+", "").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The fingerprint of the {@code .java} files below this folder, which is a {@code src/main/java}. */
    public static String ofFolder(Path sourceRoot) {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(sourceRoot)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                texts.put(sourceRoot.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return of(texts);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256.", impossible);
        }
    }
}
