package lowtide.budget;

/** Thrown when a call could cost more than what is left of the day's budget. Nothing has been sent. */
public class BudgetExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message text for the caller; holds nothing that a user has written */
    public BudgetExceededException(String message) {
        super(message);
    }
}
