/**
 * Lists and reads the files of a folder or of a zip archive, which is never unpacked, within limits of size and number.
 * Knows nothing of stages.
 */
package lowtide.autograder.submission.archive;
