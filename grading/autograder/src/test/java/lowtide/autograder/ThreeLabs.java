package lowtide.autograder;

import java.util.List;
import lowtide.course.Course;
import lowtide.course.Lab;
import lowtide.course.Stage;

/** A course of three labs, made of the shipped stages: lab 1 has two stages, the other labs have one each. */
public final class ThreeLabs {

    public static final Stage FIRST = stage(1, 1);
    public static final Stage SECOND = stage(2, 1);
    public static final Stage OF_LAB_2 = stage(3, 2);
    public static final Stage OF_LAB_3 = stage(4, 3);

    public static final Course COURSE = new Course(List.of(
            new Lab(1, "Hardening", List.of(FIRST, SECOND)),
            new Lab(2, "Reliability", List.of(OF_LAB_2)),
            new Lab(3, "State", List.of(OF_LAB_3))));

    private ThreeLabs() {}

    private static Stage stage(int number, int lab) {
        Stage shipped = Kit.stage(number);
        return new Stage(
                shipped.number(),
                lab,
                shipped.folder(),
                shipped.javaPackage(),
                shipped.document(),
                shipped.title(),
                shipped.task(),
                shipped.minutes(),
                shipped.problem(),
                shipped.learned(),
                shipped.question(),
                shipped.starters(),
                shipped.checks(),
                shipped.language());
    }
}
