package lowtide.simulation.browser;

import static org.assertj.core.api.Assertions.assertThat;

import lowtide.simulation.LessonTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(BrowserExtension.class)
class LessonPageTest {

    private final BrowserPage page;

    LessonPageTest(BrowserPage page) {
        this.page = page;
    }

    @Test
    @DisplayName("the page opens with the lesson's final comparison")
    void defaults() {
        page.open("");

        assertThat(page.text("#title")).isEqualTo("50 users, 10 prompts a day each, 30 days");
        assertThat(page.text("#model-line"))
                .contains("as taught ($0.002 per 1,000 input tokens, 500 tokens per message)");
        assertThat(page.row(1)).containsExactly("no cap", "$2,407.50", "$48.15", "", "", "");
        assertThat(page.row(2))
                .containsExactly("last 50 messages", "$700.00", "$14.00", "$1,707.50", "70.92%", "day 16");
        assertThat(page.text("#notes")).startsWith("At $10.00 a user a month, caps up to ");
    }

    @ParameterizedTest
    @DisplayName("a link shows each row of the lesson's table")
    @MethodSource("lowtide.simulation.LessonTable#rows")
    void table(LessonTable.Row row) {
        page.open("?" + row.fields());

        assertThat(page.row(1)).startsWith("no cap", row.uncapped());
        assertThat(page.row(2)).isEqualTo(row.capped());
    }

    @ParameterizedTest
    @DisplayName("typing the lesson's 200 users shows the lesson's table with each cost model")
    @CsvSource(
            delimiter = ';',
            value = {
                "taught;    $21,645.00; $1,785.00, 91.75%, day 3; $4,320.00, 80.04%, day 10; $8,145.00, 62.37%, day 21; up to 22",
                "corrected; $20,295.00; $1,762.00, 91.32%, day 5; $4,255.00, 79.03%, day 12; $8,010.00, 60.53%, day 23; up to 22",
                "billed;    $6,306.75;  $498.75, 92.09%, day 4;   $888.00, 85.92%, day 8;    $1,506.75, 76.11%, day 13; up to 142",
            })
    void quiz(String model, String uncapped, String cap20, String cap50, String cap100, String caps) {
        page.open("");
        page.click("[name=model][value=" + model + "]");
        page.type("users", "200");
        page.type("prompts", "15");
        page.type("caps", "20");
        page.type("more-caps", "50,100");

        assertThat(page.row(1)).contains(uncapped);
        assertThat(page.row(2)).startsWith("last 20 messages").contains(cap20.split(", "));
        assertThat(page.row(3)).startsWith("last 50 messages").contains(cap50.split(", "));
        assertThat(page.row(4)).startsWith("last 100 messages").contains(cap100.split(", "));
        assertThat(page.text("#notes"))
                .contains("At $10.00 a user a month, caps " + caps + " messages are profitable.");
    }
}
