package lowtide.checks.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Reads YAML into records. Everything that a record does not name, everything that it names and that is missing, and
 * everything that YAML has beyond lists, keys, texts and numbers is an error with its line.
 */
public final class StrictYaml {

    private static final int MAX_UNITS = 64 * 1024;
    private static final int DEEPEST = 10;

    private static final ObjectMapper MAPPER = mapper(MAX_UNITS);

    private StrictYaml() {}

    private static ObjectMapper mapper(int mostUnits) {
        return JsonMapper.builder(
                        YAMLFactory.builder().loaderOptions(options(mostUnits)).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    /**
     * Reads a text of at most 64 KB, which is the limit for a file of a student.
     *
     * @throws DocumentException if it is not YAML, or not what the record describes
     */
    public static <D> D read(String text, Class<D> type) throws DocumentException {
        return read(text, type, MAX_UNITS, MAPPER);
    }

    /**
     * Reads a text of another length.
     *
     * @param mostUnits the longest text, in UTF-16 units
     * @throws DocumentException if it is not YAML, or not what the type describes
     */
    public static <D> D read(String text, Class<D> type, int mostUnits) throws DocumentException {
        return read(text, type, mostUnits, mapper(mostUnits));
    }

    private static <D> D read(String text, Class<D> type, int mostUnits, ObjectMapper mapper) throws DocumentException {
        if (text.isBlank()) {
            throw new DocumentException(1, "the file is empty");
        } else if (text.length() > mostUnits) {
            throw new DocumentException(1, "the file has more than " + mostUnits / 1024 + " KB");
        }
        refuseMoreThanPlainYaml(text);
        UnknownKeys.refuse(new Yaml(options(text.length())).compose(new StringReader(text)), type);
        try {
            return withoutNulls(mapper.readValue(text, type));
        } catch (JsonMappingException unexpected) {
            throw new DocumentException(line(unexpected), sentence(unexpected));
        } catch (JsonProcessingException invalid) {
            throw new DocumentException(line(invalid), firstLine(invalid.getOriginalMessage()));
        }
    }

    /** A document, or an entry of its list, may be nothing at all, which YAML writes as ~ or null. */
    private static <D> D withoutNulls(D document) throws DocumentException {
        if (document == null) {
            throw new DocumentException(1, "the file is empty");
        } else if (document instanceof Object[] entries
                && Arrays.asList(entries).contains(null)) {
            throw new DocumentException(1, "entry " + (Arrays.asList(entries).indexOf(null) + 1) + " is empty");
        }
        return document;
    }

    private static void refuseMoreThanPlainYaml(String text) throws DocumentException {
        int documents = 0;
        try {
            for (Event event : new Yaml(options(text.length())).parse(new StringReader(text))) {
                documents += event instanceof DocumentStartEvent ? 1 : 0;
                if (documents > 1) {
                    throw at(event, "a second document begins with ---; only one is read");
                } else if (event instanceof AliasEvent) {
                    throw at(event, "an alias (*) is not allowed; write the value again");
                } else if (event instanceof NodeEvent node && node.getAnchor() != null) {
                    throw at(event, "an anchor (&) is not allowed");
                } else if (event instanceof ScalarEvent scalar && scalar.getTag() != null
                        || event instanceof CollectionStartEvent collection && collection.getTag() != null) {
                    throw at(event, "a tag (!) is not allowed");
                }
            }
        } catch (MarkedYAMLException invalid) {
            throw new DocumentException(
                    invalid.getProblemMark() == null
                            ? 1
                            : invalid.getProblemMark().getLine() + 1,
                    "this is not YAML: " + firstLine(invalid.getProblem()));
        } catch (YAMLException invalid) {
            throw new DocumentException(1, "this is not YAML: " + firstLine(invalid.getMessage()));
        }
    }

    private static DocumentException at(Event event, String problem) {
        return new DocumentException(event.getStartMark().getLine() + 1, problem);
    }

    private static String sentence(JsonMappingException unexpected) {
        if (unexpected instanceof UnrecognizedPropertyException unknown) { // of a record inside another
            String known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return "there is no key " + unknown.getPropertyName() + "; the keys are " + known;
        }
        String message = firstLine(unexpected.getOriginalMessage());
        if (message.startsWith("Missing creator property")) {
            return entry(unexpected) + "the key " + message.replaceFirst("[^']*'([^']*)'.*", "$1") + " is missing";
        } else if (unexpected instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return key(mismatch) + " must be " + described(mismatch.getTargetType());
        }
        return message;
    }

    /** Which entry of a list it is: what is missing has no line of its own. */
    private static String entry(JsonMappingException unexpected) {
        return unexpected.getPath().stream()
                .filter(reference -> reference.getIndex() >= 0)
                .findFirst()
                .map(reference -> "entry " + (reference.getIndex() + 1) + ": ")
                .orElse("");
    }

    private static String key(JsonMappingException unexpected) {
        return unexpected.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(name -> name != null)
                .reduce((first, last) -> last)
                .map(name -> "the value of " + name)
                .orElse("the file");
    }

    private static String described(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(StrictYaml::written)
                            .collect(Collectors.joining(", "));
        } else if (type == int.class || type == Integer.class || type == long.class) {
            return "a whole number";
        } else if (Number.class.isAssignableFrom(type)) {
            return "a number";
        } else if (type == String.class) {
            return "a text";
        } else if (type == Scalar.class) {
            return "a text or a number";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type)
                ? "a list, each entry after a hyphen"
                : "keys, each with a value";
    }

    private static String written(Object constant) {
        return MAPPER.convertValue(constant, String.class);
    }

    private static int line(JsonProcessingException failure) {
        return failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    static LoaderOptions options(int mostUnits) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(mostUnits);
        options.setNestingDepthLimit(DEEPEST);
        return options;
    }
}
