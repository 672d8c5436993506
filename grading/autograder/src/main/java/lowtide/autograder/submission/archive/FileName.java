package lowtide.autograder.submission.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The names of files on disk. If the system's settings say that names are ASCII ({@code LC_ALL=C}),
 * {@link Path#toString} replaces every other byte, so that J&ouml;rg and J&uuml;rg become the same; a path as a URI
 * keeps the bytes.
 */
public final class FileName {

    private FileName() {}

    /** The last part of a path, whatever the system's settings: decoded as UTF-8 or, if it is not, as ISO 8859-1. */
    public static String of(Path path) {
        String name = path.getFileName().toString();
        if (name.chars().allMatch(character -> character < 0x80)) {
            return name;
        }
        String uri = path.getFileName().toUri().toASCIIString().replaceFirst("/$", "");
        return TextBytes.decoded(unescaped(uri.substring(uri.lastIndexOf('/') + 1)), StandardCharsets.ISO_8859_1);
    }

    private static byte[] unescaped(String uri) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < uri.length(); at++) {
            if (uri.charAt(at) == '%') {
                bytes.write(Integer.parseInt(uri.substring(at + 1, at + 3), 16));
                at += 2;
            } else {
                bytes.write(uri.charAt(at));
            }
        }
        return bytes.toByteArray();
    }
}
