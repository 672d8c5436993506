package lowtide.autograder.classroom;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Makes ids of names: unique even where case is ignored, and safe as file names on every system. An id depends only on
 * the name, unless two names differ in nothing but characters that an id cannot contain. Not thread-safe.
 */
final class StudentIds {

    private static final int MAX_NAME = 60;
    private static final int HASH_LENGTH = 8;
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._ ,-]*");

    /** Names of devices on Windows, with or without an extension. */
    private static final Pattern RESERVED =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private final Set<String> used = new HashSet<>();

    /**
     * A new id.
     *
     * @param base a name, in Unicode's composed form
     * @param hasPlatformId whether it ends with {@code _} and an id of the platform, which makes it unique
     */
    String of(String base, boolean hasPlatformId) {
        String number = hasPlatformId && base.contains("_") ? base.substring(base.lastIndexOf('_')) : "";
        String name = base.substring(0, base.length() - number.length());
        String safe = safe(name);
        boolean keepsAll = HARMLESS.matcher(name).matches() && name.length() <= MAX_NAME && !safe.isEmpty();
        if (safe.isEmpty() || RESERVED.matcher(safe).matches()) {
            safe = safe.isEmpty() ? "student" : "student-" + safe;
        }
        return unique(safe
                + (keepsAll || !number.isEmpty() ? "" : "-" + hash(name))
                + NOT_ALLOWED.matcher(number).replaceAll("-"));
    }

    /** Another id for the same student. */
    String another(String id) {
        return unique(id);
    }

    /** The name without accents, other characters replaced by dashes, and no dot or dash at its ends; may be empty. */
    private static String safe(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        String safe = NOT_ALLOWED.matcher(plain).replaceAll("-").replaceAll("^[.-]+", "");
        return (safe.length() > MAX_NAME ? safe.substring(0, MAX_NAME) : safe).replaceAll("[.-]+$", "");
    }

    private String unique(String id) {
        String unique = id;
        for (int number = 2; !used.add(unique.toLowerCase(Locale.ROOT)); number++) {
            unique = id + "-" + number;
        }
        return unique;
    }

    private static String hash(String name) {
        return DigestUtils.sha256Hex(name).substring(0, HASH_LENGTH);
    }
}
