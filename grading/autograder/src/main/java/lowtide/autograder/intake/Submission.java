package lowtide.autograder.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.checks.Rubric;

/**
 * A folder with one folder a stage, as {@code exercises/} has. Only {@code .java} files below a stage's
 * {@code src/main/java} are taken; everything else is the kit's own.
 *
 * @param folder absolute
 */
public record Submission(Path folder) {

    private static final String SOURCES = "src/main/java";
    private static final int MOST_FILES = 50;
    private static final long LARGEST_FILE = 256 * 1024;
    private static final int SEARCH_DEPTH = 8;

    /** What this submission holds for a stage. */
    public Delivery delivery(Rubric.Stage stage) {
        Path root = folder.resolve(stage.folder()).resolve(SOURCES);
        String agent = stage.javaPackage().replace('.', '/') + "/WellnessAgent.java";
        try {
            if (Files.exists(root) && !isInside(root)) {
                return new Delivery.Refused(stage, stage.folder() + "/" + SOURCES + " is a link that leads out of the submission.");
            }
            if (!Files.isRegularFile(root.resolve(agent), LinkOption.NOFOLLOW_LINKS)) {
                return new Delivery.Missing(stage, whatWasFoundInstead(stage, agent));
            }
            return read(stage, root);
        } catch (IOException failure) {
            return new Delivery.Refused(stage, "it cannot be read: " + failure);
        }
    }

    private Delivery read(Rubric.Stage stage, Path root) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (Path file : below(root, SEARCH_DEPTH * 2)) {
            String path = slashed(folder.relativize(file));
            if (Files.isSymbolicLink(file)) {
                return new Delivery.Refused(stage, path + " is a link; a submission is made of files.");
            }
            if (!Files.isRegularFile(file) || !path.endsWith(".java") || file.getFileName().toString().startsWith("._")) {
                continue; // macOS leaves files of this name beside the real ones
            }
            if (Files.size(file) > LARGEST_FILE) {
                return new Delivery.Refused(stage, path + " has " + Files.size(file) / 1024 + " KB; a source file may have "
                        + LARGEST_FILE / 1024 + " KB.");
            }
            if (files.size() == MOST_FILES) {
                return new Delivery.Refused(stage, "more than " + MOST_FILES + " source files.");
            }
            String classFile = slashed(root.relativize(file));
            if (!classFile.startsWith(stage.javaPackage().replace('.', '/') + "/")) {
                return new Delivery.Refused(stage, path + " is outside the package " + stage.javaPackage()
                        + "; all classes of this stage belong there.");
            }
            byte[] bytes = Files.readAllBytes(file);
            Optional<String> text = decode(bytes);
            if (text.isEmpty()) {
                return new Delivery.Unreadable(stage, path, lineOfFirstBadByte(bytes), encodingOf(bytes));
            }
            files.add(new SourceFile(path, classFile, text.get()));
        }
        return new Delivery.Sources(stage, List.copyOf(files), Starters.isUntouched(stage, files));
    }

    private String whatWasFoundInstead(Rubric.Stage stage, String agent) throws IOException {
        String wanted = stage.folder() + "/" + SOURCES + "/" + agent;
        if (!Files.isDirectory(folder)) {
            return "There is no folder " + folder + ".";
        }
        try (Stream<Path> children = Files.list(folder)) {
            if (children.findAny().isEmpty()) {
                return "The folder " + folder + " is empty.";
            }
        }
        if (folder.endsWith(stage.folder())) {
            return "This is the folder of one stage; pass the folder above it, " + folder.getParent() + ".";
        }
        List<Path> below = below(folder, SEARCH_DEPTH);
        Optional<Path> deeper = below.stream()
                .filter(path -> path.endsWith(wanted) && Files.isRegularFile(path))
                .map(path -> path.subpath(0, path.getNameCount() - Path.of(wanted).getNameCount()))
                .map(path -> folder.getRoot().resolve(path))
                .findFirst();
        if (deeper.isPresent()) {
            return "The stages are one level or more down, in " + deeper.get() + ": pass that folder.";
        }
        Path ofStage = folder.resolve(stage.folder());
        Path searched = Files.isDirectory(ofStage) ? ofStage : folder;
        String found = below.stream()
                .filter(path -> path.startsWith(searched) && path.toString().endsWith(".java") && !slashed(path).contains("/src/test/"))
                .sorted(Comparator.comparing((Path path) -> !path.endsWith(agent)).thenComparing(path -> path))
                .map(path -> slashed(folder.relativize(path)))
                .limit(3)
                .reduce((one, other) -> one + ", " + other)
                .orElse("no Java file") + (Files.isDirectory(ofStage) ? "" : ", and no folder " + stage.folder());
        return "No " + wanted + "; found: " + found + ".";
    }

    /** Whether this folder is really inside the submission, and not reached through a link that leads out of it. */
    private boolean isInside(Path path) throws IOException {
        return path.toRealPath().startsWith(folder.toRealPath());
    }

    private static List<Path> below(Path root, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(root, depth)) {
            return files.sorted().toList();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static Optional<String> decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
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
        boolean utf16 = bytes.length > 1 && ((bytes[0] & 0xFF) >= 0xFE && (bytes[1] & 0xFF) >= 0xFE || bytes[0] == 0 || bytes[1] == 0);
        return "is not UTF-8 text" + (utf16 ? " but UTF-16" : "") + "; save the file as UTF-8.";
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }
}
