package lowtide.checks.sessionfiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lowtide.agent.control.folder.FolderFiles;
import lowtide.agent.control.folder.StoredFile;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;

/** The folder that the agent keeps its files in, as another program sees it. Not thread-safe. */
final class SessionFolder {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHOWN = 4; // files
    private static final int SHOWN_OF_EACH = 120; // UTF-16 units

    private final CheckContext<SessionFilesAgent> context;

    SessionFolder(CheckContext<SessionFilesAgent> context) {
        this.context = context;
    }

    Path path() {
        return context.session().folder().orElseThrow();
    }

    /** All files in it, by their paths relative to it. */
    Map<Path, StoredFile> files() {
        try {
            return FolderFiles.read(path());
        } catch (IOException failure) {
            throw new CheckFailure(
                    "The agent's folder could not be read: it holds more than " + FolderFiles.MAX + " files or "
                            + (FolderFiles.LARGEST >> 20) + " MB, or a file that nobody may read.",
                    "(" + failure.getMessage() + ")",
                    "one small file for each user.");
        }
    }

    /** The session file that a user's first call has made. */
    Path sessionFile(Set<Path> before) {
        Map<Path, StoredFile> made = new TreeMap<>(files());
        made.keySet().removeAll(before);
        List<Path> sessions = made.keySet().stream()
                .filter(file -> version(made.get(file)) == 1)
                .toList();
        if (sessions.size() != 1) {
            throw failure(
                    "The first call of a user made " + (sessions.isEmpty() ? "no file" : sessions.size() + " files")
                            + " with \"version\": 1.",
                    "one JSON file for each user, with \"version\": 1 at the top level.");
        }
        return sessions.get(0);
    }

    /** Another content for this file. */
    void damage(Path file, byte[] content) {
        Map<Path, StoredFile> files = new TreeMap<>(files());
        files.computeIfPresent(file, (path, before) -> before.with(content));
        restore(files);
    }

    /** Makes the folder hold exactly these files. */
    void restore(Map<Path, StoredFile> files) {
        try {
            FolderFiles.restore(path(), files);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A failure that shows the files, without a word that a user has said. */
    CheckFailure failure(String seen, String expected) {
        return failure(seen, files(), expected);
    }

    CheckFailure failure(String seen, Map<Path, StoredFile> files, String expected) {
        StringBuilder shown = new StringBuilder(files.isEmpty() ? "The folder was empty." : "The folder held");
        files.entrySet().stream()
                .limit(SHOWN)
                .forEach(file -> shown.append(' ').append(shown(file.getKey(), file.getValue())));
        if (files.size() > SHOWN) {
            shown.append(" and ").append(files.size() - SHOWN).append(" more files.");
        }
        return new CheckFailure(seen, shown.toString(), expected);
    }

    private String shown(Path file, StoredFile content) {
        String text = context.masked(content.text());
        return context.masked(file.toString()) + " (" + content.bytes().length + " bytes): "
                + (text.length() <= SHOWN_OF_EACH ? text : text.substring(0, SHOWN_OF_EACH) + "...") + ";";
    }

    /** The version of a session file, and 0 of any other file. */
    static int version(StoredFile file) {
        try {
            JsonNode json = JSON.readTree(file.bytes());
            return json.isObject() ? json.path("version").asInt() : 0;
        } catch (IOException noJson) {
            return 0;
        }
    }

    /** The same session as another version of the format would have it. */
    static byte[] ofVersion(int version, StoredFile file) {
        try {
            return JSON.writeValueAsBytes(((ObjectNode) JSON.readTree(file.bytes())).put("version", version));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // it has been read before
        }
    }

    /** Whether a file holds one of these words, in capitals or not. */
    static boolean holds(StoredFile file, List<String> words) {
        String text = file.text().replace("\0", "").toLowerCase(Locale.ROOT); // in UTF-16 too
        return words.stream().anyMatch(text::contains);
    }
}
