package lowtide.autograder.submission.archive;

import java.io.IOException;

/** A delivery that cannot be taken as a whole. The message is the reason, a sentence for the student. */
public final class SubmissionRefusedException extends IOException {

    private static final long serialVersionUID = 1;

    public SubmissionRefusedException(String reason) {
        super(reason);
    }
}
