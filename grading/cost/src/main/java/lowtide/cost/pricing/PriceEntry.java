package lowtide.cost.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lowtide.cost.pricing.ModelPrice.LongPrompts;

/** Reads one group of names and values in a price list. Errors are worded for the person who wrote the list. */
final class PriceEntry {

    private static final Set<String> OF_MODEL = Set.of(
            "asOf",
            "until",
            "source",
            "input",
            "output",
            "cachedInput",
            "longPrompts",
            "cacheStorage",
            "cacheFromTokens",
            "embeddingInput",
            "contextLimitTokens",
            "unconfirmed");
    private static final Set<String> OF_LONG_PROMPTS = Set.of("aboveTokens", "input", "output", "cachedInput");

    private final String name;
    private final JsonNode values;

    private PriceEntry(String name, JsonNode values, Set<String> known) {
        this.name = name;
        this.values = values;
        if (!values.isObject()) {
            throw new IllegalArgumentException("there are no prices under " + name);
        }
        values.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw error(field + " is not one of " + String.join(", ", new TreeSet<>(known)));
            }
        });
    }

    /**
     * Reads the prices of a model.
     *
     * @throws IllegalArgumentException if a value is missing, unknown or invalid; the message names the model and it
     */
    static ModelPrice read(String model, JsonNode values) {
        PriceEntry entry = new PriceEntry(model, values, OF_MODEL);
        try {
            return new ModelPrice(
                    model,
                    entry.date("asOf"),
                    values.has("until") ? Optional.of(entry.date("until")) : Optional.empty(),
                    entry.text("source"),
                    entry.decimal("input"),
                    entry.decimal("output"),
                    entry.decimal("cachedInput"),
                    values.has("longPrompts")
                            ? Optional.of(longPrompts(model + ": longPrompts", values.get("longPrompts")))
                            : Optional.empty(),
                    entry.decimal("cacheStorage"),
                    entry.whole("cacheFromTokens"),
                    entry.decimal("embeddingInput"),
                    entry.whole("contextLimitTokens"),
                    entry.names("unconfirmed"));
        } catch (IllegalArgumentException e) {
            throw e.getMessage().startsWith(model) ? e : entry.error(e.getMessage());
        }
    }

    private static LongPrompts longPrompts(String name, JsonNode values) {
        PriceEntry entry = new PriceEntry(name, values, OF_LONG_PROMPTS);
        return new LongPrompts(
                entry.whole("aboveTokens"),
                entry.decimal("input"),
                entry.decimal("output"),
                entry.decimal("cachedInput"));
    }

    private LocalDate date(String field) {
        String text = text(field);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw error(field + ": '" + text + "' is not a date such as 2026-01-31");
        }
    }

    private BigDecimal decimal(String field) {
        String text = text(field);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw error(field + ": '" + text + "' is not a number such as 0.30");
        }
    }

    private long whole(String field) {
        String text = text(field);
        if (!text.matches("[0-9]{1,18}")) {
            throw error(field + ": '" + text + "' is not a whole number such as 2048");
        }
        return Long.parseLong(text);
    }

    private Set<String> names(String field) {
        JsonNode list = required(field);
        if (!list.isArray()) {
            throw error(field + " is not a list such as [cachedInput]");
        }
        Set<String> names = new TreeSet<>();
        list.forEach(element -> names.add(element.asText()));
        return names;
    }

    private String text(String field) {
        JsonNode value = required(field);
        if (!value.isValueNode() || value.isNull()) {
            throw error(field + " has no value");
        }
        return value.asText();
    }

    private JsonNode required(String field) {
        if (!values.has(field)) {
            throw error(field + " is missing");
        }
        return values.get(field);
    }

    private IllegalArgumentException error(String message) {
        return new IllegalArgumentException(name + ": " + message);
    }
}
