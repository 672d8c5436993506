package lowtide.simulation.report;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import lowtide.cost.Run;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The lesson's plot as a PNG or SVG image: cumulative dollars over days, with one line per run and its name at the end of
 * the line. Lines differ in their dashes as well as their colours, whose contrast with white is at least 4:1.
 */
public final class Plot {

    private static final int CHART_WIDTH = 900;
    private static final int HEIGHT = 620;
    private static final int LABEL_SPACING = 20;
    private static final int POINTER_LENGTH = 32;
    private static final int GAP = 4;
    private static final Color POINTER = new Color(0x888888);
    /** Slightly less than 1, because XChart otherwise omits the labels at the ends of the axes. */
    private static final double PLOT_SHARE = 0.98;

    private static final Font LABEL_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
    private static final float LINE_WIDTH = 2.6f;
    private static final Color[] COLOURS = {
        new Color(0x000000),
        new Color(0xC85500),
        new Color(0x0072B2),
        new Color(0x00815D),
        new Color(0xB5477F),
        new Color(0x8A6D00),
        new Color(0x7A4FC9),
        new Color(0xB3261E),
        new Color(0x4D7A1F),
        new Color(0x5C6770)
    };
    /** One pattern for each line that a comparison can have, so that lines differ without colours too. */
    private static final float[][] DASHES = {
        {}, {12, 5}, {2, 5}, {12, 5, 2, 5}, {24, 6}, {6, 3}, {3, 7}, {18, 4, 6, 4}, {12, 4, 2, 4, 2, 4}, {30, 4, 4, 4}
    };

    private final List<Run> runs;
    private final XYChart chart;
    private final int width;

    private Plot(List<Run> runs, XYChart chart) {
        this.runs = runs;
        this.chart = chart;
        double longest = runs.stream()
                .mapToDouble(run -> layout(label(run)).getAdvance())
                .max()
                .orElseThrow();
        this.width = CHART_WIDTH + POINTER_LENGTH + (int) longest + GAP;
    }

    /**
     * Draws the runs of a comparison.
     *
     * @throws NoFontsException if Java finds no fonts for the labels
     */
    public static Plot of(Comparison comparison) throws NoFontsException {
        requireFonts();
        List<Run> runs = comparison.runs();
        XYChart chart = new XYChartBuilder()
                .width(CHART_WIDTH)
                .height(HEIGHT)
                .title("Cumulative cost " + comparison.scenario().model().name() + ": "
                        + TextReport.title(comparison.scenario()))
                .xAxisTitle("Day")
                .yAxisTitle("Cumulative cost")
                .build();
        style(chart);
        scale(chart, runs);
        for (int i = 0; i < runs.size(); i++) {
            addLine(chart, runs.get(i), i);
        }
        return new Plot(List.copyOf(runs), chart);
    }

    private static void style(XYChart chart) {
        chart.getStyler()
                .setLegendVisible(false)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setPlotContentSize(PLOT_SHARE)
                .setMarkerSize(0)
                .setChartPadding(16)
                .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        chart.getStyler()
                .setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15))
                .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13))
                .setPlotGridVerticalLinesVisible(false)
                .setPlotGridLinesColor(new Color(0xDDDDDD))
                .setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    }

    private static void scale(XYChart chart, List<Run> runs) {
        BigDecimal maximum =
                runs.stream().map(Run::total).max(Comparator.naturalOrder()).orElseThrow();
        chart.getStyler()
                .setXAxisMin(0.0)
                .setXAxisMax((double) runs.get(0).days())
                .setXAxisDecimalPattern("0")
                .setXAxisTickMarkSpacingHint(70)
                .setYAxisTickMarkSpacingHint(60)
                .setYAxisMin(0.0)
                .setYAxisMax(Axis.roundTopOf(maximum).doubleValue())
                .setyAxisTickLabelsFormattingFunction(dollars -> Dollars.tick(BigDecimal.valueOf(dollars)));
    }

    private static void addLine(XYChart chart, Run run, int index) {
        double[] days = IntStream.rangeClosed(0, run.days()).asDoubleStream().toArray();
        double[] dollars = new double[days.length];
        for (int day = 1; day < days.length; day++) {
            dollars[day] = run.cumulative().get(day - 1).doubleValue();
        }
        XYSeries line = chart.addSeries((index + 1) + " " + run.name(), days, dollars);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(COLOURS[index % COLOURS.length]);
        line.setLineStyle(stroke(index));
    }

    public void writePng(OutputStream out) throws IOException {
        BufferedImage image = new BufferedImage(width, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        paint(graphics);
        graphics.dispose();
        ImageIO.write(image, "png", out);
    }

    public void writeSvg(OutputStream out) throws IOException {
        VectorGraphics2D graphics = new VectorGraphics2D();
        paint(graphics);
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        new SVGProcessor()
                .getDocument(graphics.getCommands(), new PageSize(0, 0, width, HEIGHT))
                .writeTo(image);
        String svg = image.toString(StandardCharsets.UTF_8);
        int afterRoot = svg.indexOf('>', svg.indexOf("<svg")) + 1;
        out.write((svg.substring(0, afterRoot) + description() + svg.substring(afterRoot))
                .getBytes(StandardCharsets.UTF_8));
    }

    /** A title and description for screen readers and search, because labels are outlines. Names need no XML escapes. */
    private String description() {
        return "<title>" + chart.getTitle() + "</title><desc>"
                + runs.stream().map(Plot::label).collect(Collectors.joining("; ")) + "</desc>";
    }

    private void paint(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, HEIGHT);
        chart.paint(graphics, CHART_WIDTH, HEIGHT);
        double lineEnd = chart.getScreenXFromChart(runs.get(0).days());
        List<Run> cheapestFirst =
                runs.stream().sorted(Comparator.comparing(Run::total)).toList();
        double[] ends = cheapestFirst.stream()
                .mapToDouble(run -> chart.getScreenYFromChart(run.total().doubleValue()))
                .toArray();
        double[] heights = Axis.apart(ends, LABEL_SPACING, HEIGHT - LABEL_SPACING);
        graphics.setStroke(new BasicStroke(1));
        for (int i = 0; i < ends.length; i++) {
            graphics.setColor(POINTER);
            graphics.draw(new Line2D.Double(lineEnd + GAP, ends[i], lineEnd + POINTER_LENGTH - GAP, heights[i]));
            write(graphics, label(cheapestFirst.get(i)), lineEnd + POINTER_LENGTH, heights[i]);
        }
    }

    /** Draws text as outlines, so that the image looks the same on machines without the font. */
    private static void write(Graphics2D graphics, String text, double x, double middle) {
        TextLayout layout = layout(text);
        double baseline = middle + layout.getAscent() / 2 - layout.getDescent() / 2;
        graphics.setColor(Color.BLACK);
        graphics.fill(layout.getOutline(AffineTransform.getTranslateInstance(x, baseline)));
    }

    private static String label(Run run) {
        return run.name() + "  " + Dollars.cents(run.total());
    }

    private static TextLayout layout(String text) {
        return new TextLayout(text, LABEL_FONT, new FontRenderContext(null, true, true));
    }

    private static BasicStroke stroke(int line) {
        float[] dash = DASHES[line % DASHES.length];
        return dash.length == 0
                ? new BasicStroke(LINE_WIDTH)
                : new BasicStroke(LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }

    private static void requireFonts() throws NoFontsException {
        try {
            layout("0").getBounds();
        } catch (RuntimeException | LinkageError | InternalError e) {
            // Undocumented: without fontconfig or without any font, the JDK fails in one of these ways.
            throw new NoFontsException(e);
        }
    }
}
