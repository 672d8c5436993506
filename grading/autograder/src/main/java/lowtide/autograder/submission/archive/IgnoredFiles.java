package lowtide.autograder.submission.archive;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Names of files that operating systems and tools create and that are never part of a submission. */
public final class IgnoredFiles {

    private static final Set<String> SYSTEM_FILES = Set.of("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini");
    private static final Set<String> TOOL_FOLDERS = Set.of(
            ".git",
            ".svn",
            ".hg",
            "node_modules",
            "target",
            "build",
            "out",
            "bin",
            "dist",
            ".gradle",
            ".idea",
            ".vscode",
            ".settings",
            ".metadata");
    private static final Pattern SOURCES = Pattern.compile("(^|.*/)src/main/java(/.*|$)");

    private IgnoredFiles() {}

    /** Whether macOS or Windows creates files or folders of this name next to the user's own. */
    public static boolean isSystemFile(String name) {
        return SYSTEM_FILES.contains(name) || name.startsWith("._") || name.equals("Icon\r");
    }

    /**
     * Whether the folder at this path belongs to a tool and may be huge: it is listed, but its content is not. Below
     * {@code src/main/java} a folder is a package and may have any name.
     */
    static boolean isToolFolder(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return TOOL_FOLDERS.contains(name) && !SOURCES.matcher(path).matches();
    }

    /** Whether a path is below a tool's folder. */
    static boolean isInToolFolder(String path) {
        return IntStream.range(0, path.length())
                .anyMatch(at -> path.charAt(at) == '/' && isToolFolder(path.substring(0, at)));
    }
}
