package lowtide.autograder.adjust;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.checks.document.DocumentException;
import lowtide.checks.document.DocumentLines;
import lowtide.checks.document.StrictYaml;
import lowtide.course.Check;
import lowtide.course.Course;

/** Reads a file of adjustments. Whatever is wrong in it is refused with its line. */
final class AdjustmentFile {

    private static final int MAX_UNITS = 1024 * 1024;

    private final Path file;
    private final DocumentLines lines;
    private final Course course;
    private final Map<String, Integer> overridden = new HashMap<>();

    private AdjustmentFile(Path file, DocumentLines lines, Course course) {
        this.file = file;
        this.lines = lines;
        this.course = course;
    }

    /**
     * The entries of a file in their order.
     *
     * @throws RunRefused if the file is not as described in {@code grading/README.md}
     * @throws IOException if it cannot be read
     */
    static List<Adjustments.Entry> read(Path file, Course course) throws IOException, RunRefused {
        try {
            String text = Files.readString(file);
            AdjustmentEntry[] written = StrictYaml.read(text, AdjustmentEntry[].class, MAX_UNITS);
            return new AdjustmentFile(file, DocumentLines.of(text), course).entries(written);
        } catch (DocumentException wrong) {
            throw refused(file, wrong.line(), wrong.getMessage());
        } catch (CharacterCodingException otherEncoding) {
            throw refused(file, 1, "the file is not UTF-8");
        }
    }

    /** The refusal of a line, with its sentence. */
    static RunRefused refused(Path file, int line, String sentence) {
        return new RunRefused(file + ":" + line + ": " + sentence + ".");
    }

    private List<Adjustments.Entry> entries(AdjustmentEntry[] written) throws RunRefused {
        List<Adjustments.Entry> entries = new ArrayList<>();
        for (int i = 0; i < written.length; i++) {
            demandKeys(written[i], i);
            if (!written[i].check().isEmpty()) {
                demandCheck(written[i], i);
            }
            entries.add(new Adjustments.Entry(lines.line(i, "student"), written[i].student(), written[i].adjustment()));
        }
        return entries;
    }

    private void demandKeys(AdjustmentEntry entry, int number) throws RunRefused {
        if (entry.student().isEmpty()) {
            throw wrong(number, "student", "the key student is missing: the id or the name of a student");
        } else if (entry.who().isEmpty()) {
            throw wrong(number, "who", "the key who is missing: the person who decided this");
        } else if (entry.points().isEmpty() && entry.comment().isEmpty()) {
            throw wrong(number, "student", "the entry has neither points nor a comment");
        } else if (entry.points().isPresent() && entry.check().isEmpty()) {
            throw wrong(number, "points", "the key check is missing: points are those of one check");
        } else if (entry.points().isPresent() && entry.reason().isEmpty()) {
            throw wrong(number, "points", "the key reason is missing: points are replaced for a reason");
        } else if (entry.points().isEmpty() && !entry.reason().isEmpty()) {
            throw wrong(number, "reason", "a reason is for points, and the entry has none; write it as the comment");
        }
    }

    private void demandCheck(AdjustmentEntry entry, int number) throws RunRefused {
        String id = entry.check();
        Optional<Check> known =
                course.checks().filter(check -> check.id().equals(id)).findFirst();
        if (known.isEmpty()) {
            throw wrong(number, "check", "there is no check " + id);
        } else if (entry.points().isEmpty()) {
            return;
        }
        int points = entry.points().get();
        int most = known.get().points();
        if (points < 0 || points > most) {
            throw wrong(number, "points", id + " has 0 to " + most + " points, not " + points);
        }
        Integer earlier = overridden.putIfAbsent(entry.student() + " " + id, lines.line(number, "points"));
        if (earlier != null) {
            throw wrong(
                    number,
                    "points",
                    "the points of " + entry.student() + " in " + id + " are given in line " + earlier + " already");
        }
    }

    private RunRefused wrong(int entry, String key, String sentence) {
        return refused(file, lines.line(entry, key), sentence);
    }
}
