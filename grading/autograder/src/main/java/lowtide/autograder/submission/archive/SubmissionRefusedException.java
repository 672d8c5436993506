package lowtide.autograder.submission.archive;

import java.io.IOException;

/** A submission that cannot be accepted as a whole. The message is the reason, a sentence for the student. */
public final class SubmissionRefusedException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param reason a sentence that contains no path of this machine */
    public SubmissionRefusedException(String reason) {
        super(reason);
    }

    /** For a submission with more than {@code limit} files and folders. */
    public static SubmissionRefusedException tooManyFiles(int limit) {
        return new SubmissionRefusedException(
                "It has more than " + limit + " files; upload only the folder that holds the stages.");
    }

    /**
     * Why a submission could not be read, as a sentence for the student. The message of any other exception is left
     * out, because it may contain paths of this machine.
     */
    public static String reason(IOException failure) {
        return failure instanceof SubmissionRefusedException
                ? failure.getMessage()
                : "It cannot be read (" + failure.getClass().getSimpleName() + ").";
    }
}
