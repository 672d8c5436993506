package lowtide.desk.grade;

import lowtide.course.Stage;

/**
 * How far the student is in a stage.
 *
 * @param points earned
 * @param started whether its sources differ from the starter
 * @param passed whether every check passed
 */
public record Standing(Stage stage, int points, boolean started, boolean passed) {}
