package lowtide.cost;

import java.util.Map;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.LastTokens;
import lowtide.cost.context.NoCap;
import lowtide.cost.context.Retrieval;
import lowtide.cost.context.Strategy;
import lowtide.cost.context.Summary;
import lowtide.cost.pricing.BilledModel;
import lowtide.cost.pricing.CorrectedModel;
import lowtide.cost.pricing.CostModel;
import lowtide.cost.pricing.FlatRate;
import lowtide.cost.pricing.PriceList;
import lowtide.cost.pricing.TaughtModel;

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
