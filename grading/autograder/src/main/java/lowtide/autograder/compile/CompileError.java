package lowtide.autograder.compile;

import lowtide.course.PlainText;

/**
 * One reason why a stage does not compile, in {@link PlainText}.
 *
 * @param file relative to the submission's folder
 * @param line from 1; 0 if the error belongs to no line
 */
public record CompileError(String file, long line, String message) {

    public CompileError {
        file = PlainText.of(file);
        message = PlainText.of(message);
    }

    /** The file's name, the line and the message in one line. */
    public String describe() {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name + (line > 0 ? ":" + line : "") + " " + message;
    }
}
