package lowtide.desk.watch;

import java.time.Instant;
import lowtide.course.Stage;

/** A file of this stage was saved at this time. */
public record Save(Stage stage, Instant time) {}
