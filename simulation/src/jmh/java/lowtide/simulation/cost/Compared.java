package lowtide.simulation.cost;

import java.util.Map;
import lowtide.simulation.context.LastMessages;
import lowtide.simulation.context.LastTokens;
import lowtide.simulation.context.NoCap;
import lowtide.simulation.context.Retrieval;
import lowtide.simulation.context.Strategy;
import lowtide.simulation.context.Summary;
import lowtide.simulation.pricing.BilledModel;
import lowtide.simulation.pricing.CorrectedModel;
import lowtide.simulation.pricing.CostModel;
import lowtide.simulation.pricing.FlatRate;
import lowtide.simulation.pricing.PriceList;
import lowtide.simulation.pricing.TaughtModel;

/** The models and strategies by name, because parameters of a benchmark are strings. */
final class Compared {

    static final Map<String, Strategy> STRATEGIES = Map.of(
            "no cap", new NoCap(),
            "last 50 messages", new LastMessages(50),
            "last 8000 tokens", new LastTokens(8_000),
            "summary + last 30", Summary.OF_THE_LESSON,
            "retrieve 10", new Retrieval(10));

    private Compared() {}

    static CostModel model(String name) {
        return switch (name) {
            case "taught" -> new TaughtModel(FlatRate.OF_THE_LESSON);
            case "corrected" -> new CorrectedModel(FlatRate.OF_THE_LESSON);
            default -> BilledModel.assumed(PriceList.bundled().of(PriceList.DEFAULT_MODEL));
        };
    }

    static Strategy strategy(String name) {
        return STRATEGIES.get(name);
    }
}
