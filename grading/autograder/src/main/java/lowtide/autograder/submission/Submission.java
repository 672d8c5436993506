package lowtide.autograder.submission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.autograder.submission.archive.SubmissionRefusedException;
import lowtide.autograder.submission.archive.SubmissionSource;
import lowtide.course.Stage;

/**
 * A folder with one folder a stage, as {@code exercises/} has, on disk or in a zip archive. Only {@code .java} files
 * below a stage's {@code src/main/java} are taken; everything else is the kit's own.
 *
 * <p>Immutable; holds no file open and no content. What it reads is bounded, whatever is in it, and its messages name
 * no path but {@link #name()} and what is below it, so that they are the same on every machine.
 */
public final class Submission {

    private final String name;
    private final SubmissionSource place;
    private final Optional<Path> asked;
    private final Optional<String> refusal;

    private Submission(String name, SubmissionSource place, Optional<Path> asked, Optional<String> refusal) {
        this.name = name;
        this.place = place;
        this.asked = asked;
        this.refusal = refusal;
    }

    /** @param folder absolute; its stages are directly in it */
    public Submission(Path folder) {
        this(nameOf(folder), new SubmissionSource.Folder(folder), Optional.of(folder), Optional.empty());
    }

    /**
     * A folder, or a zip archive with the stages at most three folders down. Nothing is read yet, and it may not exist.
     * A link is refused: in a student's repository it could lead to the solutions.
     */
    public static Submission of(Path folderOrZip) {
        String name = nameOf(folderOrZip);
        if (Files.isSymbolicLink(folderOrZip)) {
            return refused(name, "It is a link; a submission is made of files.");
        } else if (!Files.isRegularFile(folderOrZip)) {
            return new Submission(folderOrZip);
        }
        try {
            return InspectedUpload.file(name, folderOrZip).submission();
        } catch (IOException unreadable) {
            return refused(name, reason(unreadable));
        }
    }

    /** Something of a class that holds the stages at this place. */
    public static Submission at(String name, SubmissionSource place) {
        return new Submission(name, place, Optional.empty(), Optional.empty());
    }

    /** Something that cannot be opened at all. */
    public static Submission refused(String name, String reason) {
        return new Submission(name, new SubmissionSource.Folder(Path.of("")), Optional.empty(), Optional.of(reason));
    }

    private static String nameOf(Path path) {
        return path.getFileName() == null ? path.toString() : path.getFileName().toString();
    }

    /** What it is called where it is, or in a class the delivery's own name: anything a student may choose. */
    public String name() {
        return name;
    }

    /** What this submission holds for a stage. */
    public StageSources sources(Stage stage) {
        return sources(List.of(stage)).get(0);
    }

    /** What this submission holds for these stages, in their order; opens it once. */
    public List<StageSources> sources(List<Stage> stages) {
        if (refusal.isPresent()) {
            return refused(stages, refusal.get());
        } else if (asked.isPresent() && !Files.isDirectory(asked.get())) {
            return stages.stream()
                    .<StageSources>map(stage -> new StageSources.Missing(stage, "There is no folder " + name + "."))
                    .toList();
        }
        try (FileTree tree = place.open()) {
            return stages.stream().map(stage -> read(tree, stage)).toList();
        } catch (IOException failure) {
            return refused(stages, reason(failure));
        }
    }

    /**
     * SHA-256, in hexadecimal, of everything a grade for these stages depends on: the sources to the letter, or the
     * reason why there are none.
     */
    public String fingerprint(List<Stage> stages) {
        MessageDigest digest = Starters.sha256();
        for (StageSources delivery : sources(stages)) {
            Stream.Builder<Object> parts = Stream.builder()
                    .add(delivery.stage().folder())
                    .add(delivery.getClass().getSimpleName());
            if (delivery instanceof StageSources.Found sources) {
                sources.files().forEach(file -> parts.add(file.path()).add(file.text()));
            } else if (delivery instanceof StageSources.Missing missing) {
                parts.add(missing.reason());
            } else if (delivery instanceof StageSources.Refused refused) {
                parts.add(refused.reason());
            } else if (delivery instanceof StageSources.NotUtf8 unreadable) {
                parts.add(unreadable.path()).add(unreadable.line()).add(unreadable.reason());
            }
            parts.build()
                    .map(part -> part.toString().getBytes(StandardCharsets.UTF_8))
                    .forEach(part -> {
                        digest.update((part.length + ":")
                                .getBytes(StandardCharsets.UTF_8)); // so that no two lists read the same
                        digest.update(part);
                    });
            digest.update((byte) ';');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What a person may want to look at: at most {@value UnusedFiles#MOST} lines, and never a reason for a score. */
    public List<String> evidence(List<Stage> stages) {
        if (refusal.isPresent() || asked.isPresent() && !Files.isDirectory(asked.get())) {
            return List.of();
        }
        try (FileTree tree = place.open()) {
            return UnusedFiles.in(tree, stages);
        } catch (IOException unreadable) {
            return List.of(); // the deliveries say so
        }
    }

    private StageSources read(FileTree tree, Stage stage) {
        try {
            if (tree.entries().isEmpty()) {
                return new StageSources.Missing(stage, (asked.isPresent() ? "The folder " : "") + name + " is empty.");
            }
            StageSources delivery = new StageFolder(tree, stage).read();
            boolean hasAdvice = delivery instanceof StageSources.Missing && asked.isPresent();
            return hasAdvice
                    ? wrongFolder(tree, stage, asked.get())
                            .<StageSources>map(why -> new StageSources.Missing(stage, why))
                            .orElse(delivery)
                    : delivery;
        } catch (IOException failure) {
            return new StageSources.Refused(stage, reason(failure));
        }
    }

    /** What to pass instead of this folder, if that can be told. */
    private static Optional<String> wrongFolder(FileTree tree, Stage stage, Path folder) {
        if (folder.endsWith(stage.folder())) {
            return Optional.of("This is the folder of one stage; pass the folder above it.");
        }
        String wanted = "/" + StageFolder.agentOf(stage);
        return tree.entries().stream()
                .map(FileTree.Entry::path)
                .filter(path -> path.endsWith(wanted))
                .map(path -> nameOf(folder) + "/" + path.substring(0, path.length() - wanted.length()))
                .map(deeper -> "The stages are one level or more down, in " + deeper + ": pass that folder.")
                .findFirst();
    }

    private static List<StageSources> refused(List<Stage> stages, String reason) {
        return stages.stream()
                .<StageSources>map(stage -> new StageSources.Refused(stage, reason))
                .toList();
    }

    /** Without a failure's own words, unless they are ours: they name paths of this machine. */
    public static String reason(IOException failure) {
        return failure instanceof SubmissionRefusedException
                ? failure.getMessage()
                : "It cannot be read (" + failure.getClass().getSimpleName() + ").";
    }
}
