package lowtide.autograder.submission;

/**
 * One Java file of a submission.
 *
 * @param path relative to the submission's folder, with forward slashes
 * @param classFile relative to {@code src/main/java}, with forward slashes
 * @param text its text, without a byte order mark
 */
public record SourceFile(String path, String classFile, String text) {}
