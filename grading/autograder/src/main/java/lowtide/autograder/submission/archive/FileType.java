package lowtide.autograder.submission.archive;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What a delivered file is, by its first bytes before its name. */
public final class FileType {

    /** How many bytes tell. */
    public static final int TELLING = 64;

    private static final Set<String> DOCUMENTS = Set.of("DOCX", "PPTX", "XLSX", "ODT", "ODP", "PAGES", "DOC");
    private static final Set<String> DELIVERED = Set.of(
            "ZIP", "RAR", "7Z", "TAR", "GZ", "TGZ", "XZ", "BZ2", "PDF", "DOCX", "DOC", "ODT", "PAGES", "JAVA", "JAR",
            "CLASS");

    private FileType() {}

    /** Whether it is an archive that can hold a submission. Documents are zip archives inside too. */
    public static boolean isZip(String name, byte[] start) {
        String text = text(start);
        return (text.startsWith("PK\3\4") || text.startsWith("PK\5\6")) && !DOCUMENTS.contains(extension(name));
    }

    /** Whether a file among the deliveries of a class is one, right or wrong, and no list, note or page of the instructor's. */
    public static boolean isDelivered(String name) {
        return DELIVERED.contains(extension(name));
    }

    public static boolean isZipByName(String name) {
        return extension(name).equals("ZIP");
    }

    /** What a file is that is no zip archive, for a message. */
    public static String describe(String name, byte[] start) {
        String text = text(start);
        String extension = extension(name);
        if (start.length == 0) {
            return "an empty file";
        } else if (text.startsWith("Rar!")) {
            return "a RAR archive";
        } else if (text.startsWith("7z\u00BC\u00AF")) {
            return "a 7z archive";
        } else if (text.startsWith("\u001F\u008B")) {
            return "a gzip archive";
        } else if (text.startsWith("%PDF")) {
            return "a PDF document";
        } else if (DOCUMENTS.contains(extension)) {
            return "a " + extension + " document";
        } else if (extension.equals("JAVA")) {
            return "a single Java file";
        } else if (text.stripLeading().toLowerCase(Locale.ROOT).matches("(?s)<(!doctype )?html.*")) {
            return "a web page";
        }
        return extension.matches("[A-Z0-9]{1,8}") && !extension.equals("ZIP")
                ? "a " + extension + " file"
                : "no zip archive";
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    }

    private static String text(byte[] start) {
        return new String(start, StandardCharsets.ISO_8859_1);
    }
}
