package lowtide.simulation.pricing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The prices of models, read from YAML. A model without an entry is an error, so that no model is free by omission.
 * Immutable.
 */
public final class PriceList {

    /** The model of the lesson's agent. */
    public static final String DEFAULT_MODEL = "gemini-2.5-flash";

    private static final String BUNDLED = "prices.yml";

    private final String source;
    private final Map<String, ModelPrice> prices;

    private PriceList(String source, Map<String, ModelPrice> prices) {
        this.source = source;
        this.prices = prices;
    }

    /** The price list of the kit, {@code prices.yml}, a resource next to this class. */
    public static PriceList bundled() {
        try (InputStream yaml = PriceList.class.getResourceAsStream(BUNDLED)) {
            return read(BUNDLED, yaml.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a price list.
     *
     * @throws IOException              if the file cannot be read
     * @throws IllegalArgumentException if it is not a price list; the message names the file and the error
     */
    public static PriceList of(Path file) throws IOException {
        return read(file.toString(), Files.readAllBytes(file));
    }

    /**
     * The prices of one model.
     *
     * @throws IllegalArgumentException if the model is not in the list; the message names the models that are
     */
    public ModelPrice of(String model) {
        ModelPrice price = prices.get(model);
        if (price == null) {
            throw new IllegalArgumentException(
                    "no price for the model " + model + " in " + source + "; it has prices for " + models());
        }
        return price;
    }

    public List<String> models() {
        return List.copyOf(prices.keySet());
    }

    private static PriceList read(String source, byte[] yaml) {
        ObjectMapper mapper = YAMLMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        Map<String, ModelPrice> prices = new TreeMap<>();
        try {
            mapper.readValue(yaml, Document.class).models().forEach((name, entry) -> {
                if (entry == null) {
                    throw new IllegalArgumentException("there are no prices under " + name);
                }
                prices.put(name, entry.of(name));
            });
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(source + ": " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PriceList(source, prices);
    }

    private record Document(Map<String, Entry> models) {}

    private record Entry(
            String asOf,
            BigDecimal input,
            BigDecimal output,
            BigDecimal cachedInput,
            long cacheFromTokens,
            BigDecimal embeddingInput,
            long contextLimitTokens,
            Set<String> unconfirmed) {

        @JsonCreator
        private Entry {}

        ModelPrice of(String name) {
            return new ModelPrice(
                    name,
                    LocalDate.parse(asOf),
                    input,
                    output,
                    cachedInput,
                    cacheFromTokens,
                    embeddingInput,
                    contextLimitTokens,
                    unconfirmed);
        }
    }
}
