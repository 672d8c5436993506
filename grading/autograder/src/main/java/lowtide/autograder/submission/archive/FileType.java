package lowtide.autograder.submission.archive;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The type of an uploaded file, by its first bytes and then by its name. */
public final class FileType {

    /** Bytes from a file's beginning that identify its type. */
    public static final int SIGNATURE_SIZE = 64;

    private static final Set<String> DOCUMENTS = Set.of("DOCX", "PPTX", "XLSX", "ODT", "ODP", "PAGES", "DOC");
    private static final Set<String> UPLOADS = Set.of(
            "ZIP", "RAR", "7Z", "TAR", "GZ", "TGZ", "XZ", "BZ2", "PDF", "DOCX", "DOC", "ODT", "PAGES", "JAVA", "JAR",
            "CLASS");

    private FileType() {}

    /** Whether a file is an archive that can hold a submission. Office documents are zip archives inside, too. */
    public static boolean isZip(String name, byte[] start) {
        String text = text(start);
        return (text.startsWith("PK\3\4") || text.startsWith("PK\5\6")) && !DOCUMENTS.contains(extension(name));
    }

    /** Whether a student may have uploaded a file of this name, right or wrong; false for an instructor's notes or lists. */
    public static boolean isUpload(String name) {
        return UPLOADS.contains(extension(name));
    }

    /** Whether the extension is that of a zip archive. */
    public static boolean isZipByName(String name) {
        return extension(name).equals("ZIP");
    }

    /** What a file is that is not a zip archive, to complete the sentence "It is ...". */
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
                : "not a zip archive";
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    }

    private static String text(byte[] start) {
        return new String(start, StandardCharsets.ISO_8859_1);
    }
}
