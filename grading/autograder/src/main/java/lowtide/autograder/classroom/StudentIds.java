package lowtide.autograder.classroom;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import lowtide.autograder.submission.Starters;

/**
 * Gives out ids that are unique, on systems that ignore case too, and safe as file names anywhere. An id depends on
 * the name alone, unless two names differ in nothing but what an id cannot hold.
 */
final class StudentIds {

    private static final int LONGEST = 60;
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._ ,-]*");

    /** Names of devices on Windows, with any extension too. */
    private static final Pattern RESERVED =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private final Set<String> given = new HashSet<>();

    /**
     * @param base a name, in Unicode's composed form
     * @param isUnique whether a platform's number at its end tells it from all others
     */
    String of(String base, boolean isUnique) {
        String number = isUnique && base.contains("_") ? base.substring(base.lastIndexOf('_')) : "";
        String name = base.substring(0, base.length() - number.length());
        String safe = NOT_ALLOWED
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", ""))
                .replaceAll("-");
        safe = safe.replaceAll("^[.-]+", "");
        safe = (safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe).replaceAll("[.-]+$", "");
        boolean keepsAll = HARMLESS.matcher(name).matches() && name.length() <= LONGEST && !safe.isEmpty();
        if (safe.isEmpty() || RESERVED.matcher(safe).matches()) {
            safe = safe.isEmpty() ? "student" : "student-" + safe;
        }
        return unique(safe
                + (keepsAll || !number.isEmpty() ? "" : "-" + hash(name))
                + NOT_ALLOWED.matcher(number).replaceAll("-"));
    }

    /** Another id for the same student. */
    String again(String id) {
        return unique(id);
    }

    private String unique(String id) {
        String unique = id;
        for (int number = 2; !given.add(unique.toLowerCase(Locale.ROOT)); number++) {
            unique = id + "-" + number;
        }
        return unique;
    }

    private static String hash(String name) {
        return HexFormat.of().formatHex(Starters.sha256().digest(name.getBytes(StandardCharsets.UTF_8)), 0, 4);
    }
}
