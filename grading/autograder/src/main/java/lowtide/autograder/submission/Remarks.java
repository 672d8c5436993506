package lowtide.autograder.submission;

import java.util.List;
import java.util.stream.Stream;
import lowtide.course.PlainText;

/** Remarks on a submission for the person who grades: limited in number and length, whatever the names of files. */
public final class Remarks {

    /** Lines of one submission; the last one counts those that were left out. */
    public static final int MAX_LINES = 20;

    private static final int MAX_START = 200;
    private static final int MAX_END = 100;

    private Remarks() {}

    /** The first lines, shortened, and how many more there are. */
    public static List<String> limited(List<String> lines) {
        int shown = lines.size() <= MAX_LINES ? lines.size() : MAX_LINES - 1;
        return Stream.concat(
                        lines.stream().limit(shown).map(Remarks::shortened),
                        Stream.of("And " + (lines.size() - shown) + " more.").filter(more -> lines.size() > shown))
                .toList();
    }

    /** The start and the end of a long line, because paths have the file's name at their end. */
    private static String shortened(String line) {
        return PlainText.of(
                line.length() <= MAX_START + MAX_END
                        ? line
                        : line.substring(0, MAX_START) + " ... " + line.substring(line.length() - MAX_END));
    }
}
