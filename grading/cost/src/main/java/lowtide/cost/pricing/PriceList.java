package lowtide.cost.pricing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The prices of models, read from YAML. A model without an entry is an error, so that no model is free by omission.
 * Immutable.
 */
public final class PriceList {

    /** The model of the lesson's agent. */
    public static final String DEFAULT_MODEL = "gemini-2.5-flash";

    private static final String BUNDLED = "prices.yml";

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

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
            throw new IllegalArgumentException("no price for the model " + model + " in " + source
                    + "; it has prices for " + String.join(", ", models()));
        }
        return price;
    }

    public List<String> models() {
        return List.copyOf(prices.keySet());
    }

    private static PriceList read(String source, byte[] yaml) {
        Map<String, ModelPrice> prices = new TreeMap<>();
        try {
            JsonNode models = MAPPER.readTree(yaml).path("models");
            if (!models.isObject() || models.isEmpty()) {
                throw new IllegalArgumentException("there is no model under 'models:'");
            }
            models.fields()
                    .forEachRemaining(
                            entry -> prices.put(entry.getKey(), PriceEntry.read(entry.getKey(), entry.getValue())));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(source + place(e) + ": " + reason(e), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(source + " is not a text file in UTF-8", e);
        }
        return new PriceList(source, prices);
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : ", line " + e.getLocation().getLineNr();
    }

    /** The parser's message up to its quotation of the file. */
    private static String reason(JsonProcessingException e) {
        return "this cannot be read as YAML: "
                + e.getOriginalMessage().lines().findFirst().orElse("").replaceFirst("^[a-zA-Z.]+Exception: ", "");
    }
}
