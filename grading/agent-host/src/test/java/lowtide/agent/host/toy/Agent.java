package lowtide.agent.host.toy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** A class as a student writes it. */
public class Agent {

    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final Map<String, Price> prices;
    private final Function<String, Integer> lookup;

    public Agent(
            InstantSource clock,
            Consumer<Duration> pause,
            Map<String, Price> prices,
            Function<String, Integer> lookup) {
        this.clock = clock;
        this.pause = pause;
        this.prices = prices;
        this.lookup = lookup;
    }

    Agent(List<String> hidden) {
        this(null, null, null, null);
    }

    public String priceOf(String model) {
        return clock.instant() + " " + prices.get(model).input();
    }

    public int count(List<Price> bill, Consumer<Price> onEach) {
        bill.forEach(onEach);
        return lookup.apply("bill") + bill.size();
    }

    public void rest() {
        pause.accept(Duration.ofSeconds(3));
    }

    public void fail() {
        throw new IllegalStateException("as told");
    }

    public long other(List<String> texts) {
        return 0;
    }

    String hidden(List<Integer> numbers) {
        return "";
    }
}
