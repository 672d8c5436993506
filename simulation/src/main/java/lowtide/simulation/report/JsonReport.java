package lowtide.simulation.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalInt;
import lowtide.cost.CostDistribution;
import lowtide.cost.ProfitableCap;
import lowtide.cost.Run;
import lowtide.cost.Scenario;
import lowtide.cost.context.Tokens;
import lowtide.simulation.measure.Measurement;
import lowtide.simulation.measure.Observation;
import lowtide.simulation.report.Comparison.Row;

/** Results as JSON. Dollars are exact decimals without exponents; a day that is never reached is null. */
public final class JsonReport {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    public String of(Comparison comparison) {
        return serialized(json(comparison));
    }

    /** The report of a comparison, and in its field "against" that of the same comparison with another model. */
    public String of(Comparison comparison, Comparison against) {
        ObjectNode json = json(comparison);
        json.set("against", json(against));
        return serialized(json);
    }

    private static ObjectNode json(Comparison comparison) {
        ObjectNode json = MAPPER.createObjectNode();
        describe(json, comparison.scenario());
        json.put("savingPercent", plain(comparison.questions().saving()));
        comparison.questions().budget().ifPresent(budget -> json.put("budgetDollars", plain(budget)));
        comparison.questions().price().ifPresent(price -> json.put("priceDollarsAMonth", plain(price)));
        comparison.cap().ifPresent(cap -> json.set("profitableCaps", cap(cap)));
        for (Row row : comparison.rows()) {
            json.withArray("strategies").add(row(comparison, row));
        }
        return json;
    }

    public String of(Quiz quiz) {
        ObjectNode json = MAPPER.createObjectNode();
        for (Quiz.Answers answers : quiz.answers()) {
            ObjectNode node = json.withArray("models").addObject();
            describe(node, answers.comparison().scenario());
            node.put("costDifferenceNoCapAndCap20Dollars", plain(answers.difference()));
            ObjectNode days = node.putObject("firstDayWith50PercentSavedByCap");
            ObjectNode paying = node.putObject("profitableAt10DollarsAMonthByCap");
            answers.caps().forEach(answer -> {
                day(days, String.valueOf(answer.cap()), answer.savingDay());
                paying.put(String.valueOf(answer.cap()), answer.profitable());
            });
            node.set("profitableCaps", cap(answers.comparison().cap().orElseThrow()));
        }
        return serialized(json);
    }

    public String of(MeasuredComparison comparison) {
        Measurement measurement = comparison.measurement();
        Observation observed = measurement.observation();
        Tokens tokens = measurement.cumulative().get(measurement.workload().days() - 1);
        ObjectNode json = MAPPER.createObjectNode();
        json.put("agent", measurement.agent().name());
        json.put("users", measurement.workload().users());
        json.put("days", measurement.workload().days());
        json.put("promptsADayOfEachUser", measurement.workload().prompts());
        json.put("messageTokens", measurement.workload().messageTokens());
        json.put("answeredRequests", observed.answered() + observed.summaries().requests());
        json.put("summaryRequests", observed.summaries().requests());
        json.put("failedCalls", observed.failed());
        json.put("ending", measurement.ending().getClass().getSimpleName().toLowerCase(Locale.ROOT));
        json.put("messagesInLargestRequest", observed.largestRequest());
        json.put("usersShareOneConversation", observed.sharedConversation());
        json.put("inputTokens", tokens.input());
        json.put("cachedInputTokens", tokens.cacheable());
        json.put("outputTokens", tokens.output());
        json.put("embeddedTokens", tokens.embedded());
        json.put("strategy", measurement.strategy().name());
        json.put("basis", comparison.model().basis());
        json.put("predictionErrorPercent", comparison.predictionErrorPercent());
        comparison
                .variation()
                .ifPresent(varied -> json.putObject("variation")
                        .put("line", varied.run().name())
                        .put("condition", varied.condition())
                        .put("answeredCalls", varied.answered()));
        for (Run run : comparison.runs()) {
            ObjectNode line = json.withArray("lines").addObject();
            line.put("name", run.name());
            line.put("totalDollars", plain(run.total()));
            run.cumulative()
                    .forEach(dollars -> line.withArray("cumulativeDollars").add(plain(dollars)));
        }
        return serialized(json);
    }

    private static void describe(ObjectNode json, Scenario scenario) {
        json.put("model", scenario.model().name());
        json.put("basis", scenario.model().basis());
        json.put("users", scenario.population().users());
        json.put("promptsADayOfAllUsers", scenario.population().promptsADay());
        json.put("days", scenario.days());
    }

    private static ObjectNode row(Comparison comparison, Row row) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("name", row.run().name());
        json.put("totalDollars", plain(row.run().total()));
        json.put("perUserDollars", plain(row.perUser()));
        json.put(
                "savedDollars",
                row.saving().map(saved -> plain(saved.dollars())).orElse(null));
        json.put("savedPercent", row.saving().map(Comparison.Saving::percent).orElse(null));
        day(json, "savingDay", row.savingDay());
        if (comparison.questions().budget().isPresent()) {
            day(json, "budgetDay", row.budgetDay());
        }
        day(json, "rejectedFromDay", row.rejectedDay());
        json.put("rejectedUsers", row.rejectedUsers());
        row.distribution().ifPresent(costs -> json.set("costPerUser", distribution(costs)));
        for (BigDecimal dollars : row.run().cumulative()) {
            json.withArray("cumulativeDollars").add(plain(dollars));
        }
        return json;
    }

    private static ObjectNode distribution(CostDistribution costs) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("medianDollars", plain(costs.median()));
        json.put("ninetiethPercentileDollars", plain(costs.percentile90()));
        json.put("ninetyNinthPercentileDollars", plain(costs.percentile99()));
        json.put("maximumDollars", plain(costs.maximum()));
        json.put("topOnePercentSharePercent", costs.topPercentShare());
        return json;
    }

    private static ObjectNode cap(ProfitableCap cap) {
        ObjectNode json = MAPPER.createObjectNode();
        if (cap instanceof ProfitableCap.UpTo upTo) {
            json.put("kind", "up to").put("largest", upTo.largest());
        } else {
            json.put("kind", cap instanceof ProfitableCap.None ? "none" : "any").putNull("largest");
        }
        return json;
    }

    private static void day(ObjectNode json, String field, OptionalInt day) {
        if (day.isPresent()) {
            json.put(field, day.getAsInt());
        } else {
            json.putNull(field);
        }
    }

    /** Without trailing zeros or an exponent. */
    private static BigDecimal plain(BigDecimal dollars) {
        BigDecimal bare = dollars.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    private static String serialized(ObjectNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
