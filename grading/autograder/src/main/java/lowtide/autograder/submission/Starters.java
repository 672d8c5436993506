package lowtide.autograder.submission;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lowtide.course.Stage;
import lowtide.course.StarterFingerprint;

/** Recognizes the starters as shipped, to tell an untouched stage from a failed one. White space is ignored. */
final class Starters {

    private Starters() {}

    /** Whether these files are the starter of this stage, as shipped with this version of the kit or an earlier one. */
    static boolean isUntouched(Stage stage, List<SourceFile> files) {
        return stage.starters().contains(fingerprint(files));
    }

    /** The fingerprint that {@code stage.yml} lists for a starter with these files. */
    static String fingerprint(List<SourceFile> files) {
        return StarterFingerprint.of(files.stream()
                .collect(Collectors.toMap(
                        SourceFile::classFile, SourceFile::text, (first, second) -> first + second, TreeMap::new)));
    }
}
