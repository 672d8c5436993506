package lowtide.autograder;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import com.github.difflib.patch.PatchFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unified diff against one file of {@code solutions/}, as {@code git diff} writes it.
 *
 * @param file where the diff is stored; used in messages
 * @param target the changed file, relative to {@code solutions/}
 * @param hunks the lines from the first {@code @@} on
 */
public record SolutionDiff(Path file, Path target, List<String> hunks) {

    private static final Pattern HEADER = Pattern.compile("--- a/solutions/(\\S+)");

    /** Lines of the solution that a message shows before and after the place where a hunk should fit. */
    private static final int MARGIN = 2;

    /** Reads a diff; a file that does not start with a header and a hunk is an IllegalArgumentException. */
    public static SolutionDiff read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            Matcher header = HEADER.matcher(lines.isEmpty() ? "" : lines.get(0));
            if (!header.matches() || lines.size() < 3 || !lines.get(2).startsWith("@@")) {
                throw new IllegalArgumentException(shortened(file)
                        + " is no diff against a solution: it must begin with \"--- a/solutions/<file>\","
                        + " \"+++ b/solutions/<file>\" and a hunk.");
            }
            return new SolutionDiff(file, Path.of(header.group(1)), List.copyOf(lines.subList(2, lines.size())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Changes the file in a copy of the solutions.
     *
     * @throws IllegalStateException if a hunk fits nowhere; the message shows the hunk and the lines it should fit
     */
    public void applyTo(Path solutions) {
        Path changed = solutions.resolve(target.toString());
        try {
            Files.write(changed, applied(Files.readAllLines(changed)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The lines with all hunks applied. A hunk may have moved up or down, but each line of its context must be there. */
    List<String> applied(List<String> solution) {
        List<AbstractDelta<String>> deltas =
                UnifiedDiffUtils.parseUnifiedDiff(diffLines()).getDeltas();
        List<String> lines = solution;
        for (int i = deltas.size() - 1; i >= 0; i--) { // from the last on, so that the positions of the others stay
            Patch<String> hunk = new Patch<>();
            hunk.addDelta(deltas.get(i));
            try {
                lines = hunk.applyFuzzy(lines, 0);
            } catch (PatchFailedException conflict) {
                throw new IllegalStateException(
                        conflict(texts().get(i), deltas.get(i).getSource(), solution), conflict);
            }
        }
        return lines;
    }

    private List<String> diffLines() {
        List<String> lines = new ArrayList<>(List.of("--- " + target, "+++ " + target));
        lines.addAll(hunks);
        return lines;
    }

    /** The lines of each hunk. */
    private List<List<String>> texts() {
        List<List<String>> texts = new ArrayList<>();
        for (String line : hunks) {
            if (line.startsWith("@@")) {
                texts.add(new ArrayList<>());
            }
            texts.get(texts.size() - 1).add(line);
        }
        return texts;
    }

    private String conflict(List<String> hunk, Chunk<String> expected, List<String> solution) {
        int place = mostAlike(expected, solution);
        int first = Math.max(0, place - MARGIN);
        int end = Math.min(solution.size(), place + expected.size() + MARGIN);
        return "%s no longer applies to solutions/%s. This hunk does not fit:%n%s%nThe solution has in lines %d to %d:%n%s%n%s"
                .formatted(
                        shortened(file),
                        target,
                        String.join("\n", hunk),
                        first + 1,
                        end,
                        String.join("\n", solution.subList(first, end)),
                        "Make the same mistake in today's solution, and store what git diff prints.");
    }

    /** The index in the solution at which the most lines equal those of the hunk. */
    private static int mostAlike(Chunk<String> expected, List<String> solution) {
        int best = 0;
        long most = -1;
        for (int start = 0; start <= Math.max(0, solution.size() - expected.size()); start++) {
            long equal = equalLines(expected.getLines(), solution.subList(start, solution.size()));
            if (equal > most) {
                best = start;
                most = equal;
            }
        }
        return best;
    }

    private static long equalLines(List<String> some, List<String> others) {
        long equal = 0;
        for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
            if (some.get(i).equals(others.get(i))) {
                equal++;
            }
        }
        return equal;
    }

    private static Path shortened(Path file) {
        return file.startsWith(Kit.ROOT) ? Kit.ROOT.relativize(file) : file;
    }
}
