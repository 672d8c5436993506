package lowtide.agent.host;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lowtide.agent.api.SignatureMismatch;
import lowtide.agent.api.frame.AgentSpec;
import lowtide.agent.api.frame.MethodSignature;
import lowtide.agent.api.frame.Parameter;
import lowtide.agent.api.frame.TypeName;

/** A student's class: finds its constructor and methods, and reports differences from the contract. Thread-safe. */
final class AgentClass {

    private final Class<?> type;
    private final Map<MethodSignature, FoundMethod> methods = new ConcurrentHashMap<>();

    private AgentClass(Class<?> type) {
        this.type = type;
    }

    /**
     * A method of the contract.
     *
     * @param parameters the types in the contract; the method itself may declare other type arguments
     */
    record FoundMethod(Method method, List<JavaType> parameters) {}

    /** @throws SignatureMismatch if this loader does not find the class */
    static AgentClass load(String name, ClassLoader loader) {
        try {
            return new AgentClass(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | NoClassDefFoundError missing) {
            throw new SignatureMismatch("There is no class " + name
                    + ". Check the package and the name of the class; the file belongs in src/main/java/"
                    + name.replace('.', '/') + ".java.");
        }
    }

    String packageName() {
        return type.getPackageName();
    }

    /** The types of the parameters that the constructor must have, as the class itself sees them. */
    List<JavaType> parameterTypes(AgentSpec spec) {
        try {
            return spec.parameters().stream()
                    .map(Parameter::type)
                    .map(this::resolve)
                    .toList();
        } catch (IllegalArgumentException noSuchType) {
            throw constructorMismatch(spec);
        }
    }

    /** @throws SignatureMismatch if the class has no such constructor, or cannot be constructed */
    Constructor<?> constructor(AgentSpec spec, List<JavaType> parameters) {
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new SignatureMismatch(type.getName() + " is abstract or an interface; expected a class with "
                    + spec.constructorText() + ".");
        }
        try {
            Constructor<?> constructor = type.getConstructor(raw(parameters));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException missing) {
            throw constructorMismatch(spec);
        }
    }

    /** @throws SignatureMismatch if the class has no such method */
    FoundMethod method(MethodSignature asked) {
        return methods.computeIfAbsent(asked, this::find);
    }

    private FoundMethod find(MethodSignature asked) {
        List<JavaType> parameters;
        Class<?> result;
        Method method;
        try {
            parameters = asked.parameters().stream().map(this::resolve).toList();
            result = resolve(asked.result()).getRawClass();
            method = type.getMethod(asked.name(), raw(parameters));
        } catch (NoSuchMethodException | IllegalArgumentException missing) {
            throw mismatch(asked.text(), candidates(asked.name()));
        }
        if (method.getReturnType() != result) {
            throw mismatch(asked.text(), SignatureText.of(method));
        }
        method.setAccessible(true);
        return new FoundMethod(method, parameters);
    }

    private JavaType resolve(TypeName name) {
        return name.resolve(type.getClassLoader());
    }

    private static Class<?>[] raw(List<JavaType> types) {
        return types.stream().map(JavaType::getRawClass).toArray(Class<?>[]::new);
    }

    private SignatureMismatch constructorMismatch(AgentSpec spec) {
        return mismatch(spec.constructorText(), SignatureText.listed(type.getDeclaredConstructors()));
    }

    private SignatureMismatch mismatch(String expected, String found) {
        return new SignatureMismatch("Expected " + expected + " in " + type.getName() + "; found " + found + ".");
    }

    private String candidates(String name) {
        Method[] sameName = Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .toArray(Method[]::new);
        return sameName.length == 0 ? "no method of that name" : SignatureText.listed(sameName);
    }
}
