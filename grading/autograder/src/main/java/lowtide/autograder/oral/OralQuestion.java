package lowtide.autograder.oral;

import java.util.List;
import java.util.stream.Stream;
import lowtide.course.PlainText;

/**
 * One question and its expected answer.
 *
 * @param path the file that it is about, relative to the submission; empty if it is about the requests
 * @param line the line that it is about, from 1; 0 if it is about the requests
 * @param code that line, without the white space around it
 */
public record OralQuestion(String path, int line, String code, String ask, String expected) {

    /** Makes all texts safe to print. */
    public OralQuestion {
        path = PlainText.of(path);
        code = PlainText.of(code);
        ask = PlainText.of(ask);
        expected = PlainText.of(expected);
    }

    /** A question about what the graders saw. */
    static OralQuestion ofRequests(String ask, String expected) {
        return new OralQuestion("", 0, "", ask, expected);
    }

    /** The question as lines of a list, in plain text that is also Markdown. */
    List<String> lines(int number) {
        Stream<String> place =
                path.isEmpty() ? Stream.of() : Stream.of("", "   " + path + ":" + line, "", "       " + code, "");
        return Stream.of(Stream.of(number + ". " + ask), place, Stream.of("   Expected: " + expected, ""))
                .flatMap(lines -> lines)
                .toList();
    }
}
