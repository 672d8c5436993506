package lowtide.autograder.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.checks.Rubric;

/**
 * A folder with one folder a stage, as {@code exercises/} has, on disk or in a zip archive. Only {@code .java} files
 * below a stage's {@code src/main/java} are taken; everything else is the kit's own.
 *
 * <p>Immutable; holds no file open and no content. What it reads is bounded, whatever is in it, and its messages name
 * no path but {@link #name()} and what is below it, so that they are the same on every machine.
 */
public final class Submission {

    private final String name;
    private final Place place;
    private final Optional<Path> asked;
    private final Optional<String> refusal;

    private Submission(String name, Place place, Optional<Path> asked, Optional<String> refusal) {
        this.name = name;
        this.place = place;
        this.asked = asked;
        this.refusal = refusal;
    }

    /** @param folder absolute; its stages are directly in it */
    public Submission(Path folder) {
        this(nameOf(folder), new Place.Folder(folder), Optional.of(folder), Optional.empty());
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
            return Opened.file(name, folderOrZip).submission();
        } catch (IOException unreadable) {
            return refused(name, reason(unreadable));
        }
    }

    /** Something of a class that holds the stages at this place. */
    static Submission at(String name, Place place) {
        return new Submission(name, place, Optional.empty(), Optional.empty());
    }

    /** Something that cannot be opened at all. */
    static Submission refused(String name, String reason) {
        return new Submission(name, new Place.Folder(Path.of("")), Optional.empty(), Optional.of(reason));
    }

    private static String nameOf(Path path) {
        return path.getFileName() == null ? path.toString() : path.getFileName().toString();
    }

    /** What it is called where it is, or in a class the delivery's own name: anything a student may choose. */
    public String name() {
        return name;
    }

    /** What this submission holds for a stage. */
    public Delivery delivery(Rubric.Stage stage) {
        return deliveries(List.of(stage)).get(0);
    }

    /** What this submission holds for these stages, in their order; opens it once. */
    public List<Delivery> deliveries(List<Rubric.Stage> stages) {
        if (refusal.isPresent()) {
            return refused(stages, refusal.get());
        } else if (asked.isPresent() && !Files.isDirectory(asked.get())) {
            return stages.stream()
                    .<Delivery>map(stage -> new Delivery.Missing(stage, "There is no folder " + name + "."))
                    .toList();
        }
        try (Tree tree = place.open()) {
            return stages.stream().map(stage -> read(tree, stage)).toList();
        } catch (IOException failure) {
            return refused(stages, reason(failure));
        }
    }

    /**
     * SHA-256, in hexadecimal, of everything a grade for these stages depends on: the sources to the letter, or the
     * reason why there are none.
     */
    public String fingerprint(List<Rubric.Stage> stages) {
        MessageDigest digest = Starters.sha256();
        for (Delivery delivery : deliveries(stages)) {
            Stream.Builder<Object> parts = Stream.builder()
                    .add(delivery.stage().folder())
                    .add(delivery.getClass().getSimpleName());
            if (delivery instanceof Delivery.Sources sources) {
                sources.files().forEach(file -> parts.add(file.path()).add(file.text()));
            } else if (delivery instanceof Delivery.Missing missing) {
                parts.add(missing.reason());
            } else if (delivery instanceof Delivery.Refused refused) {
                parts.add(refused.reason());
            } else if (delivery instanceof Delivery.Unreadable unreadable) {
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

    /** What a person may want to look at: at most {@value Evidence#MOST} lines, and never a reason for a score. */
    public List<String> evidence(List<Rubric.Stage> stages) {
        if (refusal.isPresent() || asked.isPresent() && !Files.isDirectory(asked.get())) {
            return List.of();
        }
        try (Tree tree = place.open()) {
            return Evidence.in(tree, stages);
        } catch (IOException unreadable) {
            return List.of(); // the deliveries say so
        }
    }

    private Delivery read(Tree tree, Rubric.Stage stage) {
        try {
            if (tree.entries().isEmpty()) {
                return new Delivery.Missing(stage, (asked.isPresent() ? "The folder " : "") + name + " is empty.");
            }
            Delivery delivery = new StageFolder(tree, stage).read();
            boolean hasAdvice = delivery instanceof Delivery.Missing && asked.isPresent();
            return hasAdvice
                    ? wrongFolder(tree, stage, asked.get())
                            .<Delivery>map(why -> new Delivery.Missing(stage, why))
                            .orElse(delivery)
                    : delivery;
        } catch (IOException failure) {
            return new Delivery.Refused(stage, reason(failure));
        }
    }

    /** What to pass instead of this folder, if that can be told. */
    private static Optional<String> wrongFolder(Tree tree, Rubric.Stage stage, Path folder) {
        if (folder.endsWith(stage.folder())) {
            return Optional.of("This is the folder of one stage; pass the folder above it.");
        }
        String wanted = "/" + StageFolder.agentOf(stage);
        return tree.entries().stream()
                .map(Tree.Entry::path)
                .filter(path -> path.endsWith(wanted))
                .map(path -> nameOf(folder) + "/" + path.substring(0, path.length() - wanted.length()))
                .map(deeper -> "The stages are one level or more down, in " + deeper + ": pass that folder.")
                .findFirst();
    }

    private static List<Delivery> refused(List<Rubric.Stage> stages, String reason) {
        return stages.stream()
                .<Delivery>map(stage -> new Delivery.Refused(stage, reason))
                .toList();
    }

    /** Without a failure's own words, unless they are ours: they name paths of this machine. */
    static String reason(IOException failure) {
        return failure instanceof DeliveryException
                ? failure.getMessage()
                : "It cannot be read (" + failure.getClass().getSimpleName() + ").";
    }
}
