package lowtide.simulation.cli;

import java.util.regex.Pattern;
import lowtide.cost.EvenPopulation;
import lowtide.cost.Population;
import lowtide.cost.Scenario;
import lowtide.cost.context.Conversation;
import lowtide.cost.context.Range;
import lowtide.cost.context.Retrieval;
import lowtide.cost.context.Strategy;
import lowtide.cost.pricing.Caching;
import lowtide.simulation.measure.Workload;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a whole number and checks its range, so that the error message names the option and the range. */
abstract class WholeNumber implements ITypeConverter<Long> {

    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,18}");

    private final Range range;

    WholeNumber(Range range) {
        this.range = range;
    }

    @Override
    public Long convert(String text) {
        if (!DIGITS.matcher(text).matches() || !range.contains(Long.parseLong(text))) {
            throw new TypeConversionException("'" + text + "' is not a whole number from " + range);
        }
        return Long.valueOf(text);
    }

    static final class Users extends WholeNumber {
        Users() {
            super(EvenPopulation.USERS);
        }
    }

    static final class Prompts extends WholeNumber {
        Prompts() {
            super(Population.PROMPTS_A_DAY);
        }
    }

    static final class Days extends WholeNumber {
        Days() {
            super(Scenario.DAYS);
        }
    }

    static final class Seed extends WholeNumber {
        Seed() {
            super(new Range(0, 1_000_000_000_000L));
        }
    }

    static final class Kept extends WholeNumber {
        Kept() {
            super(Strategy.KEPT);
        }
    }

    static final class Retrieved extends WholeNumber {
        Retrieved() {
            super(Retrieval.MESSAGES);
        }
    }

    static final class MessageTokens extends WholeNumber {
        MessageTokens() {
            super(Conversation.MESSAGE_TOKENS);
        }
    }

    static final class ExtraTokens extends WholeNumber {
        ExtraTokens() {
            super(Conversation.EXTRA_TOKENS);
        }
    }

    static final class MeasuredUsers extends WholeNumber {
        MeasuredUsers() {
            super(Workload.USERS);
        }
    }

    static final class MeasuredPrompts extends WholeNumber {
        MeasuredPrompts() {
            super(Workload.PROMPTS);
        }
    }

    static final class MeasuredDays extends WholeNumber {
        MeasuredDays() {
            super(Workload.DAYS);
        }
    }

    static final class MeasuredMessageTokens extends WholeNumber {
        MeasuredMessageTokens() {
            super(Workload.MESSAGE_TOKENS);
        }
    }

    static final class CacheHours extends WholeNumber {
        CacheHours() {
            super(Caching.Explicit.HOURS);
        }
    }

    static final class Percent extends WholeNumber {
        Percent() {
            super(Caching.Implicit.HITS);
        }
    }

    static final class Port extends WholeNumber {
        Port() {
            super(new Range(0, 65_535));
        }
    }
}
