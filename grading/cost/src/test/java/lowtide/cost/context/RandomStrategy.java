package lowtide.cost.context;

import java.util.Random;
import java.util.function.Function;

/** One constant per kind of strategy; each draws strategies of that kind with random parameters. */
public enum RandomStrategy {
    NO_CAP(random -> new NoCap()),
    LAST_MESSAGES(random -> new LastMessages(1 + random.nextInt(60))),
    LAST_TOKENS(random -> new LastTokens(1 + random.nextInt(900))),
    SUMMARY(random -> {
        int window = 3 + random.nextInt(40);
        return new Summary(window, 2 + random.nextInt(window - 2), 1 + random.nextInt(400));
    }),
    RETRIEVAL(random -> new Retrieval(1 + random.nextInt(40)));

    private final Function<Random, Strategy> draw;

    RandomStrategy(Function<Random, Strategy> draw) {
        this.draw = draw;
    }

    public Strategy draw(Random random) {
        return draw.apply(random);
    }
}
