package lowtide.simulation.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import lowtide.cost.context.Conversation;
import lowtide.cost.pricing.BilledModel;
import lowtide.cost.pricing.Caching;
import lowtide.cost.pricing.CorrectedModel;
import lowtide.cost.pricing.CostModel;
import lowtide.cost.pricing.FlatRate;
import lowtide.cost.pricing.ModelPrice;
import lowtide.cost.pricing.PriceList;
import lowtide.cost.pricing.TaughtModel;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the cost models. */
final class ModelOptions {

    enum ModelKind {
        TAUGHT,
        CORRECTED,
        BILLED
    }

    static final class ModelConverter extends EnumConverter<ModelKind> {
        ModelConverter() {
            super(ModelKind.class);
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = "taught",
            converter = ModelConverter.class,
            description = "The cost model: taught (the lesson's simulation), corrected (without its double counting) or"
                    + " billed (as Gemini bills). Default: ${DEFAULT-VALUE}.")
    private ModelKind kind;

    @Option(
            names = "--message-tokens",
            paramLabel = "N",
            defaultValue = "500",
            converter = WholeNumber.MessageTokens.class,
            description = "Tokens of a message, 1 to 1,000,000. Default: ${DEFAULT-VALUE}.")
    private long messageTokens;

    @Option(
            names = "--rate",
            paramLabel = "DOLLARS",
            converter = DecimalNumber.Rate.class,
            description = "taught, corrected: dollars per 1,000 input tokens, above 0 to 1000. Default: 0.002.")
    private Optional<BigDecimal> rate;

    @Option(
            names = "--llm",
            paramLabel = "NAME",
            description = "billed: the model in the price list. Default: " + PriceList.DEFAULT_MODEL + ".")
    private Optional<String> llm;

    @Option(
            names = "--against",
            paramLabel = "NAME",
            description = "billed: another model in the price list, to compare the totals side by side.")
    private Optional<String> against;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "billed: another price list, a YAML file like the kit's prices.yml.")
    private Optional<Path> prices;

    @Option(
            names = "--reply-tokens",
            paramLabel = "N",
            converter = WholeNumber.ExtraTokens.class,
            description = "billed: tokens of a reply, 0 to 1,000,000. Default: the value of --message-tokens.")
    private Optional<Long> replyTokens;

    @Option(
            names = "--thinking-tokens",
            paramLabel = "N",
            converter = WholeNumber.ExtraTokens.class,
            description = "billed: thinking tokens per reply, 0 to 1,000,000. Default: "
                    + BilledModel.ASSUMED_THINKING_TOKENS + ", an assumption.")
    private Optional<Long> thinkingTokens;

    @Option(
            names = "--system-tokens",
            paramLabel = "N",
            converter = WholeNumber.ExtraTokens.class,
            description = "billed: tokens of the system instruction, 0 to 1,000,000. Default: "
                    + BilledModel.ASSUMED_SYSTEM_TOKENS + ", an assumption.")
    private Optional<Long> systemTokens;

    @Option(
            names = "--cache-hits",
            paramLabel = "PERCENT",
            converter = WholeNumber.Percent.class,
            description = "billed: percentage of the cacheable tokens that Gemini's cache serves, 0 to 100. Default: 0,"
                    + " because Gemini guarantees none.")
    private Optional<Long> cacheHits;

    @Option(
            names = "--explicit-cache",
            paramLabel = "HOURS",
            converter = WholeNumber.CacheHours.class,
            description = "billed: keep the system instruction in an explicit cache for 1 to 24 hours a day. Storage is"
                    + " billed by the hour.")
    private Optional<Long> explicitCache;

    CostModel model() {
        if (kind == ModelKind.BILLED) {
            requireAbsent("--rate", rate, "taught and corrected");
            return billed(llm.orElse(PriceList.DEFAULT_MODEL), "--llm");
        }
        requireAbsent("--llm", llm, "billed");
        requireAbsent("--against", against, "billed");
        requireAbsent("--prices", prices, "billed");
        requireAbsent("--reply-tokens", replyTokens, "billed");
        requireAbsent("--thinking-tokens", thinkingTokens, "billed");
        requireAbsent("--system-tokens", systemTokens, "billed");
        requireAbsent("--cache-hits", cacheHits, "billed");
        requireAbsent("--explicit-cache", explicitCache, "billed");
        FlatRate flat = new FlatRate(messageTokens, rate.orElse(FlatRate.OF_THE_LESSON.dollarsPerThousand()));
        return kind == ModelKind.TAUGHT ? new TaughtModel(flat) : new CorrectedModel(flat);
    }

    /** The model to show side by side with {@link #model()}, if there is one. */
    Optional<CostModel> against() {
        return against.map(name -> billed(name, "--against"));
    }

    private CostModel billed(String name, String option) {
        ModelPrice price;
        PriceList list = priceList();
        try {
            price = list.of(name);
        } catch (IllegalArgumentException e) {
            throw invalid(option + ": " + e.getMessage(), e);
        }
        Conversation conversation = new Conversation(
                2,
                messageTokens,
                replyTokens.orElse(messageTokens),
                systemTokens.orElse(BilledModel.ASSUMED_SYSTEM_TOKENS),
                thinkingTokens.orElse(BilledModel.ASSUMED_THINKING_TOKENS),
                price.cacheFromTokens());
        try {
            return new BilledModel(conversation, price, caching());
        } catch (IllegalArgumentException e) {
            throw invalid("--explicit-cache: " + e.getMessage() + " (--system-tokens)", e);
        }
    }

    private Caching caching() {
        if (explicitCache.isPresent() && cacheHits.isPresent()) {
            throw invalid("--cache-hits: is for the implicit cache and does not apply with --explicit-cache");
        }
        return explicitCache.isPresent()
                ? new Caching.Explicit(explicitCache.get().intValue())
                : new Caching.Implicit(cacheHits.orElse(0L).intValue());
    }

    private PriceList priceList() {
        if (prices.isEmpty()) {
            return PriceList.bundled();
        }
        Path file = prices.get();
        try {
            return PriceList.of(file);
        } catch (NoSuchFileException e) {
            throw invalid("--prices: there is no file " + file, e);
        } catch (IOException e) {
            throw invalid("--prices: " + file + " cannot be read as a file", e);
        } catch (IllegalArgumentException e) {
            throw invalid("--prices: " + e.getMessage(), e);
        }
    }

    private ParameterException invalid(String message, Exception cause) {
        return new ParameterException(command.commandLine(), message, cause);
    }

    private ParameterException invalid(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private void requireAbsent(String option, Optional<?> given, String models) {
        if (given.isPresent()) {
            throw new ParameterException(
                    command.commandLine(),
                    option + " does not apply to --model " + EnumConverter.of(kind) + ", only to " + models);
        }
    }
}
