package lowtide.simulation.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few words, in small letters, the same in every locale. */
abstract class EnumConverter<E extends Enum<E>> implements ITypeConverter<E> {

    private final Class<E> words;

    EnumConverter(Class<E> words) {
        this.words = words;
    }

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public E convert(String text) {
        return Arrays.stream(words.getEnumConstants())
                .filter(value -> of(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is not one of "
                        + Arrays.stream(words.getEnumConstants())
                                .map(EnumConverter::of)
                                .collect(Collectors.joining(", "))));
    }
}
