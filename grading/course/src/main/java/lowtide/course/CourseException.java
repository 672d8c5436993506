package lowtide.course;

/** A file of the course is missing, unreadable or invalid. The message names the file. */
public final class CourseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CourseException(String message) {
        super(message);
    }

    CourseException(String message, Throwable cause) {
        super(message, cause);
    }
}
