package lowtide.autograder.submission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.course.Stage;

/**
 * One stage of a submission. Only {@code .java} files below its {@code src/main/java} are taken; everything else
 * is the kit's own.
 */
final class StageFolder {

    static final String SOURCES = "src/main/java";

    private static final int MOST_FILES = 50;
    private static final int LARGEST_FILE = 256 * 1024;

    private final FileTree tree;
    private final Stage stage;
    private final String sources;

    /** @param tree with one folder a stage */
    StageFolder(FileTree tree, Stage stage) {
        this.tree = tree;
        this.stage = stage;
        this.sources = stage.folder() + "/" + SOURCES;
    }

    /** The agent's file, relative to the submission. */
    static String agentOf(Stage stage) {
        return stage.folder() + "/" + SOURCES + "/" + stage.javaPackage().replace('.', '/') + "/WellnessAgent.java";
    }

    StageSources read() throws IOException {
        Optional<String> link = firstLinkOnTheWay();
        if (link.isPresent()) {
            return refused(link.get() + " is a link; a submission is made of files.");
        }
        if (tree.entry(agentOf(stage))
                .filter(entry -> entry.kind() != FileTree.Kind.FOLDER)
                .isEmpty()) {
            return new StageSources.Missing(stage, "No " + agentOf(stage) + "; found: " + whatWasFoundInstead() + ".");
        }
        List<SourceFile> files = new ArrayList<>();
        Map<String, String> byFoldedCase = new HashMap<>();
        for (FileTree.Entry entry : tree.below(sources)) {
            Optional<String> refusal = refusal(entry, files.size());
            if (refusal.isPresent()) {
                return refused(refusal.get());
            } else if (!isSource(entry)) {
                continue;
            }
            String classFile = entry.path().substring(sources.length() + 1);
            String other = byFoldedCase.putIfAbsent(classFile.toLowerCase(Locale.ROOT), entry.path());
            if (other != null) {
                return refused(other + " and " + entry.path() + " are the same file on Windows and macOS; rename one.");
            }
            Optional<byte[]> bytes = tree.read(entry.path(), LARGEST_FILE);
            if (bytes.isEmpty()) {
                return refused(entry.path() + " is too large; a source file may have " + LARGEST_FILE / 1024 + " KB.");
            }
            Optional<String> text = decode(bytes.get());
            if (text.isEmpty()) {
                return new StageSources.NotUtf8(
                        stage, entry.path(), lineOfFirstBadByte(bytes.get()), encodingOf(bytes.get()));
            }
            files.add(new SourceFile(entry.path(), classFile, text.get()));
        }
        return new StageSources.Found(stage, List.copyOf(files), Starters.isUntouched(stage, files));
    }

    private Optional<String> refusal(FileTree.Entry entry, int filesBefore) {
        if (entry.kind() == FileTree.Kind.LINK) {
            return Optional.of(entry.path() + " is a link; a submission is made of files.");
        } else if (entry.kind() == FileTree.Kind.UNREADABLE) {
            return Optional.of(entry.path() + " cannot be read.");
        } else if (entry.kind() == FileTree.Kind.TWICE) {
            return Optional.of(entry.path() + " is in the zip archive twice.");
        } else if (isSource(entry) && filesBefore == MOST_FILES) {
            return Optional.of("more than " + MOST_FILES + " source files.");
        } else if (isSource(entry)
                && !entry.path().startsWith(sources + "/" + stage.javaPackage().replace('.', '/') + "/")) {
            return Optional.of(entry.path() + " is outside the package " + stage.javaPackage()
                    + "; all classes of this stage belong there.");
        }
        return Optional.empty();
    }

    private Optional<String> firstLinkOnTheWay() {
        String path = "";
        for (String step : sources.split("/")) {
            path += path.isEmpty() ? step : "/" + step;
            FileTree.Kind kind = tree.entry(path).map(FileTree.Entry::kind).orElse(FileTree.Kind.FOLDER);
            if (kind == FileTree.Kind.LINK) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private String whatWasFoundInstead() {
        boolean hasFolder = tree.isFolder(stage.folder());
        Collection<FileTree.Entry> searched = hasFolder ? tree.below(stage.folder()) : tree.entries();
        Predicate<String> isAgent = path -> path.endsWith(agentOf(stage).substring(sources.length() + 1));
        return searched.stream()
                        .filter(StageFolder::isSource)
                        .map(FileTree.Entry::path)
                        .filter(path -> !("/" + path).contains("/src/test/"))
                        .sorted(Comparator.comparing((String path) -> !isAgent.test(path))
                                .thenComparing(path -> path))
                        .limit(3)
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("no Java file")
                + (hasFolder ? "" : ", and no folder " + stage.folder());
    }

    private StageSources.Refused refused(String reason) {
        return new StageSources.Refused(stage, reason);
    }

    static boolean isSource(FileTree.Entry entry) {
        return (entry.kind() == FileTree.Kind.FILE || entry.kind() == FileTree.Kind.TWICE)
                && entry.path().endsWith(".java");
    }

    private static Optional<String> decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                return Optional.empty();
            }
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static long lineOfFirstBadByte(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
        long line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static String encodingOf(byte[] bytes) {
        boolean utf16 = bytes.length > 1
                && ((bytes[0] & 0xFF) >= 0xFE && (bytes[1] & 0xFF) >= 0xFE || bytes[0] == 0 || bytes[1] == 0);
        return "is not UTF-8 text" + (utf16 ? " but UTF-16" : "") + "; save the file as UTF-8.";
    }
}
