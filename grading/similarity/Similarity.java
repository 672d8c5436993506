import de.jplag.JPlag;
import de.jplag.JPlagComparison;
import de.jplag.JPlagResult;
import de.jplag.java.JavaLanguage;
import de.jplag.options.JPlagOptions;
import de.jplag.reporting.reportobject.ReportObjectFactory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** Hands a class to JPlag and prints the most similar pairs. What the exercises gave does not count. */
class Similarity {

    private static final int SHOWN = 20;
    private static final double LEAST = 0.1; // below this, two answers to one exercise are as alike as any two

    public static void main(String[] arguments) throws Exception {
        File report = new File(arguments[2]);
        report.getParentFile().mkdirs();
        Path copies = Files.createTempDirectory("low-tide-similarity");
        File submissions = asciiCopy(Path.of(arguments[0]), copies.resolve("submissions"));
        File exercises = asciiCopy(Path.of(arguments[1]), copies.resolve("exercises"));
        JPlagResult result = JPlag.run(new JPlagOptions(new JavaLanguage(), Set.of(submissions), Set.of())
                .withBaseCodeSubmissionDirectory(exercises));
        new ReportObjectFactory(report).createAndSaveReport(result);
        System.out.println(result.getNumberOfSubmissions() + " submissions compared by JPlag; the most similar pairs:");
        for (JPlagComparison pair : result.getComparisons(SHOWN)) {
            if (pair.similarity() >= LEAST) {
                System.out.printf(
                        "  %3.0f %%  %s - %s%n",
                        100 * pair.similarity(),
                        pair.firstSubmission().getName(),
                        pair.secondSubmission().getName());
            }
        }
        System.out.println(
                "Open " + report + " with JPlag's report viewer, which runs in the browser and uploads nothing.");
        delete(copies);
    }

    /** Copies Java files with all other characters escaped, because JPlag guesses a file's encoding, and sometimes wrongly. */
    private static File asciiCopy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>)
                    files.filter(each -> each.toString().endsWith(".java") && Files.isRegularFile(each))::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                StringBuilder text = new StringBuilder();
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .chars()
                        .forEach(unit -> {
                            if (unit < 0x80) {
                                text.append((char) unit);
                            } else {
                                text.append(String.format("\\u%04x", unit));
                            }
                        });
                Files.writeString(copy, text);
            }
        }
        return to.toFile();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
