package lowtide.autograder.report.page.instructor;

import java.util.List;

/** The mean of points. */
final class Mean {

    private Mean() {}

    /** With one decimal; 0.0 if there are no points. */
    static String of(List<Integer> points) {
        int sum = points.stream().mapToInt(Integer::intValue).sum();
        int tenths = points.isEmpty() ? 0 : (int) Math.round(10.0 * sum / points.size());
        return tenths / 10 + "." + tenths % 10;
    }
}
