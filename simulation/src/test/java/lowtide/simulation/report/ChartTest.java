package lowtide.simulation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import lowtide.cost.EvenPopulation;
import lowtide.cost.Run;
import lowtide.cost.Scenario;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.Strategy;
import lowtide.cost.pricing.FlatRate;
import lowtide.cost.pricing.TaughtModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class ChartTest {

    @Test
    @DisplayName("the text chart has a marker per run, its name at the end of its line, and round figures on the axes")
    void unicode() {
        List<String> lines = LineChart.unicode().draw(lesson(50).runs());

        assertThat(String.join("\n", lines)).isEqualTo("""
                $2,500 ┤                                               ● ● no cap
                       │                                             ●●
                       │                                           ●●
                       │                                        ●●●
                       │                                     ●●●
                       │                                   ●●
                $1,250 ┤                                ●●●
                       │                             ●●●
                       │                          ●●●
                       │                     ●●●●●         ○○○○○○○○○○○○○ ○ last 50 messages
                       │                ●●●●● ○○○○○○○○○○○○○
                       │        ●○○○○○○○○○○○○○
                    $0 ┤○○○○○○○○○
                       └────────────────────────────────────────────────
                        day 1                                     day 30""");
    }

    @Test
    @DisplayName("for terminals that show nothing else, the chart uses only ASCII")
    void ascii() {
        assertThat(String.join("", LineChart.ascii().draw(lesson(50).runs())))
                .contains("* no cap", "o last 50 messages")
                .matches("\\p{ASCII}+");
    }

    @Test
    @DisplayName("runs that end close together have their names in separate lines, in the order of their cost")
    void crowdedLabels() {
        List<Run> runs = IntStream.range(0, LineChart.MAXIMUM_RUNS)
                .mapToObj(i -> new Run("run " + i, List.of(BigDecimal.ONE, BigDecimal.valueOf(100 - i))))
                .toList();
        List<String> names = LineChart.unicode().draw(runs).stream()
                .filter(line -> line.contains("run "))
                .map(line -> line.substring(line.indexOf("run ")))
                .toList();

        assertThat(names).isEqualTo(runs.stream().map(Run::name).toList());
    }

    @Test
    @DisplayName("a single day without cost can be drawn")
    void singleDay() {
        assertThat(LineChart.unicode().draw(List.of(new Run("free", List.of(BigDecimal.ZERO)))))
                .anyMatch(line -> line.endsWith("● free"))
                .last()
                .asString()
                .endsWith("day 1");
    }

    @ParameterizedTest
    @DisplayName("the axis ends at the next round figure")
    @CsvSource({"0, 1", "0.0123, 0.015", "1, 1", "1.01, 1.5", "6306.75, 8000", "9999, 10000", "21645, 25000"})
    void axis(BigDecimal dollars, BigDecimal top) {
        assertThat(Axis.roundTopOf(dollars)).isEqualByComparingTo(top);
    }

    @Test
    @DisplayName("labels keep their distance and order and stay in the frame")
    void labels() {
        assertThat(Axis.apart(new double[] {90, 50, 10}, 20, 100)).containsExactly(90, 50, 10);
        assertThat(Axis.apart(new double[] {100, 99, 10}, 20, 100)).containsExactly(100, 80, 10);
        assertThat(Axis.apart(new double[] {12, 11, 10}, 20, 100)).containsExactly(40, 20, 0);
        assertThat(Axis.apart(new double[] {110}, 20, 100)).containsExactly(100);
    }

    @Test
    @DisplayName("the PNG has one line per strategy, in different colours")
    void png() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Plot.of(lesson(20, 50, 100)).writePng(out);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        Set<Integer> seen = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                seen.add(image.getRGB(x, y));
            }
        }

        assertThat(image.getHeight()).isEqualTo(620);
        assertThat(seen)
                .contains(
                        Color.BLACK.getRGB(),
                        new Color(0xC85500).getRGB(),
                        new Color(0x0072B2).getRGB(),
                        new Color(0x00815D).getRGB());
    }

    @Test
    @DisplayName("the SVG is well-formed, as high as the PNG, and has a title, a description, dashes and colours")
    void svg() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Plot.of(lesson(20, 50, 100)).writeSvg(out);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Element svg = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()))
                .getDocumentElement();

        assertThat(svg.getTagName()).isEqualTo("svg");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Cumulative cost as taught: 200 users, 15 prompts a day each, 30 days");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .startsWith("no cap  $21,645.00; last 20 messages  $1,785.00; ");
        assertThat(svg.getAttribute("height")).isEqualTo("620px");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("stroke-dasharray")
                .contains("rgb(200,85,0)");
    }

    private static Comparison lesson(int... caps) {
        boolean one = caps.length == 1;
        Scenario scenario = new Scenario(
                new EvenPopulation(one ? 50 : 200, one ? 10 : 15), 30, new TaughtModel(FlatRate.OF_THE_LESSON));
        List<Strategy> strategies =
                IntStream.of(caps).<Strategy>mapToObj(LastMessages::new).toList();
        return Comparison.of(
                scenario,
                strategies,
                new Comparison.Questions(BigDecimal.valueOf(50), Optional.empty(), Optional.empty()));
    }
}
