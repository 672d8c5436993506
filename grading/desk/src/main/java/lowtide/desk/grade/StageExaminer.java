package lowtide.desk.grade;

import lowtide.autograder.grade.StageResult;
import lowtide.course.Stage;

/** Grades single stages of one student's exercises, one at a time. */
public interface StageExaminer extends AutoCloseable {

    /** Grades a stage as its sources are now. Its failures are in the result. */
    StageResult examine(Stage stage);

    @Override
    void close();
}
