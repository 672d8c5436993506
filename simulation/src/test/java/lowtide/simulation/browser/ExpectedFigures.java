package lowtide.simulation.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import lowtide.cost.EvenPopulation;
import lowtide.cost.Scenario;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.NoCap;
import lowtide.cost.context.Strategy;
import lowtide.cost.pricing.CostModel;

/** Computes the figures that the page must show. */
final class ExpectedFigures {

    private ExpectedFigures() {}

    /** The scenario that the fields define. */
    static Scenario scenario(BrowserPage page, CostModel model) {
        long users = Long.parseLong(page.value("users"));
        long prompts = Long.parseLong(page.value("prompts"));
        return new Scenario(new EvenPopulation(users, prompts), Integer.parseInt(page.value("days")), model);
    }

    static String money(BigDecimal dollars) {
        return String.format(Locale.ROOT, "$%,.2f", dollars);
    }

    /** Asserts that the table shows the totals of the model, for no cap and the cap in the field. */
    static void assertTableAgrees(BrowserPage page, CostModel model) {
        Scenario scenario = scenario(page, model);
        List<Strategy> strategies = List.of(new NoCap(), new LastMessages(Long.parseLong(page.value("caps"))));
        List<List<String>> rows = page.rows();
        for (int i = 0; i < strategies.size(); i++) {
            assertThat(rows.get(i).get(1)).isEqualTo(money(scenario.total(strategies.get(i))));
        }
    }
}
