package lowtide.checks.sessionfiles;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;

/** What names of files must be so that the folder can be moved to any system. */
final class FileNames {

    private static final int LONGEST = 255; // bytes; what ext4, APFS and NTFS allow at least
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]) *(\\..*)?");

    private FileNames() {}

    /** Fails unless these paths can be on any system, each as another file. */
    static void verify(Collection<Path> files) {
        Map<String, Path> seen = new HashMap<>();
        for (Path file : files) {
            file.forEach(FileNames::verifyPart);
            String folded = Normalizer.normalize(
                    file.toString().replace(File.separatorChar, '/').toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
            Path other = seen.putIfAbsent(folded, file);
            if (other != null) {
                throw new CheckFailure(
                        "Two users have the files " + CheckContext.quoted(other.toString()) + " and "
                                + CheckContext.quoted(file.toString())
                                + ", which are one file on systems that ignore case or normal form.",
                        "names that differ in lower case and in Unicode's normal form C.");
            }
        }
    }

    private static void verifyPart(Path part) {
        String name = part.toString();
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            throw new CheckFailure(
                    "The agent made a file whose name has " + bytes + " bytes.", "names of at most 255 bytes.");
        }
        if (DEVICE.matcher(name).matches()) {
            throw new CheckFailure(
                    "The agent made the file " + CheckContext.quoted(name) + ".",
                    "no name of a Windows device, such as con or nul, with any ending.");
        }
    }
}
