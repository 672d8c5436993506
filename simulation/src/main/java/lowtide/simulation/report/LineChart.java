package lowtide.simulation.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import lowtide.cost.Run;

/**
 * Draws cumulative dollars over days with characters. Each run has its own marker and its name at the end of its line, so
 * that the chart needs no colours.
 */
public final class LineChart {

    private static final int WIDTH = 48;
    private static final int HEIGHT = 13;
    private static final int LOW_HEIGHT = 7;
    private static final String UNICODE_MARKERS = "●○▲△■□◆◇★☆";
    private static final String ASCII_MARKERS = "*o#+x@%&=~";

    /** The number of different markers. */
    public static final int MAXIMUM_RUNS = UNICODE_MARKERS.length();

    private final boolean ascii;
    private final int minimumHeight;

    private LineChart(boolean ascii, int minimumHeight) {
        this.ascii = ascii;
        this.minimumHeight = minimumHeight;
    }

    public static LineChart unicode() {
        return new LineChart(false, HEIGHT);
    }

    /** A chart for terminals that can only show ASCII. */
    public static LineChart ascii() {
        return new LineChart(true, HEIGHT);
    }

    /** The same chart with about half the lines, for a projector. */
    public LineChart low() {
        return new LineChart(ascii, LOW_HEIGHT);
    }

    /** The characters that this chart uses besides names and figures. */
    public String characters() {
        return ascii ? ASCII_MARKERS + "|-+" : UNICODE_MARKERS + "┤│└─";
    }

    /**
     * Draws some runs.
     *
     * @param runs runs over the same number of days, from one to {@link #MAXIMUM_RUNS}
     * @return the lines without line terminators
     */
    public List<String> draw(List<Run> runs) {
        BigDecimal maximum =
                runs.stream().map(Run::total).max(BigDecimal::compareTo).orElseThrow();
        BigDecimal top = Axis.roundTopOf(maximum);
        int height = Math.max(minimumHeight, 2 * runs.size() + 1);
        char[][] grid = new char[height][WIDTH];
        for (char[] row : grid) {
            Arrays.fill(row, ' ');
        }
        for (Run run : runs) {
            for (int column = 0; column < WIDTH; column++) {
                BigDecimal dollars = run.cumulative().get(day(column, run.days()) - 1);
                grid[row(dollars, top, height)][column] = marker(runs.indexOf(run));
            }
        }
        return lines(grid, labels(runs, top, height), top, runs.get(0).days());
    }

    /** The label at the end of each row; empty if there is none. */
    private String[] labels(List<Run> runs, BigDecimal top, int height) {
        List<Run> cheapestFirst =
                runs.stream().sorted(Comparator.comparing(Run::total)).toList();
        double[] ends = cheapestFirst.stream()
                .mapToDouble(run -> row(run.total(), top, height))
                .toArray();
        double[] rows = Axis.apart(ends, 1, height - 1);
        String[] labels = new String[height];
        Arrays.fill(labels, "");
        for (int i = 0; i < rows.length; i++) {
            Run run = cheapestFirst.get(i);
            labels[(int) rows[i]] = " " + marker(runs.indexOf(run)) + " " + run.name();
        }
        return labels;
    }

    private char marker(int run) {
        return (ascii ? ASCII_MARKERS : UNICODE_MARKERS).charAt(run);
    }

    private List<String> lines(char[][] grid, String[] labels, BigDecimal top, int days) {
        int height = grid.length;
        String[] ticks = new String[height];
        Arrays.fill(ticks, "");
        ticks[0] = Dollars.tick(top);
        ticks[height / 2] = Dollars.tick(top.divide(BigDecimal.valueOf(2)));
        ticks[height - 1] = "$0";
        int margin = Arrays.stream(ticks).mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            String axis = ticks[row].isEmpty() ? (ascii ? "|" : "│") : (ascii ? "+" : "┤");
            String line = padded(ticks[row], margin) + " " + axis + new String(grid[row]) + labels[row];
            lines.add(line.stripTrailing());
        }
        lines.add(" ".repeat(margin + 1) + (ascii ? "+" : "└") + (ascii ? "-" : "─").repeat(WIDTH));
        String lastDay = days == 1 ? "" : "day " + days;
        lines.add((" ".repeat(margin + 2) + "day 1" + padded(lastDay, WIDTH - "day 1".length())).stripTrailing());
        return List.copyOf(lines);
    }

    private static int day(int column, int days) {
        return 1 + (int) Math.round((double) column * (days - 1) / (WIDTH - 1));
    }

    private static int row(BigDecimal dollars, BigDecimal top, int height) {
        return height - 1 - (int) Math.round(dollars.doubleValue() / top.doubleValue() * (height - 1));
    }

    private static String padded(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
