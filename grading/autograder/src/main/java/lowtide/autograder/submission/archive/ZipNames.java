package lowtide.autograder.submission.archive;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * The names in a zip archive. Without the flag for UTF-8 a name is in code page 437 (APPNOTE.TXT 6.3.10, appendix D),
 * as Windows Explorer and 7-Zip write it; macOS writes UTF-8 and does not set the flag. So each part of such a path is
 * read as UTF-8 if it is valid UTF-8, and as code page 437 otherwise; different names stay different.
 */
final class ZipNames {

    private static final Charset CP437 =
            Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

    private static final Pattern STEP = Pattern.compile("[^/\\\\]+");

    private ZipNames() {}

    /** The path of an entry, with the separators that the archive has. */
    static String of(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        boolean isStated = entry.getGeneralPurposeBit().usesUTF8ForNames()
                || entry.getNameSource() != ZipArchiveEntry.NameSource.NAME;
        if (isStated || raw == null) {
            return entry.getName();
        }
        return STEP.matcher(new String(raw, StandardCharsets.ISO_8859_1))
                .replaceAll(step -> Matcher.quoteReplacement(
                        TextBytes.decoded(step.group().getBytes(StandardCharsets.ISO_8859_1), CP437)));
    }
}
