package lowtide.autograder.intake;

import java.io.IOException;

/** A delivery that cannot be taken as a whole. The message is the reason, a sentence for the student. */
final class DeliveryException extends IOException {

    private static final long serialVersionUID = 1;

    DeliveryException(String reason) {
        super(reason);
    }
}
