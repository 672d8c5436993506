package lowtide.agent.api.frame;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.Type;
import java.util.Objects;

/**
 * A Java type by its full name, so that it can be named in another process.
 *
 * @param canonical with its type arguments, such as {@code java.util.List<java.lang.String>}
 */
public record TypeName(@JsonValue String canonical) {

    private static final String QUALIFIERS = "[\\p{L}\\p{N}_$.]*[.$](?=[\\p{L}\\p{N}_])";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TypeName {
        Objects.requireNonNull(canonical);
    }

    /** The name of a type without type variables. */
    public static TypeName of(Type type) {
        return new TypeName(TypeFactory.defaultInstance().constructType(type).toCanonical());
    }

    /**
     * The type itself, as this class loader knows it.
     *
     * @throws IllegalArgumentException if there is no such class
     */
    public JavaType resolve(ClassLoader loader) {
        return TypeFactory.defaultInstance().withClassLoader(loader).constructFromCanonical(canonical);
    }

    /** The same type with every class of one package replaced by the class of the same name in another package. */
    public TypeName moved(String fromPackage, String toPackage) {
        return new TypeName(canonical.replaceAll(
                "(?<![\\p{L}\\p{N}_$.])" + fromPackage.replace(".", "\\.") + "\\.(?=[^.<>,]+(?:[<>,]|$))",
                toPackage + "."));
    }

    /** As Java source with imports, such as {@code List<String>}. */
    public String simple() {
        return simple(canonical);
    }

    /** A type as Java source with imports. */
    public static String simple(String fullName) {
        return fullName.replaceAll(QUALIFIERS, "").replaceAll(",(?! )", ", ");
    }
}
