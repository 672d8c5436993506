package lowtide.agent.control;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lowtide.agent.api.frame.AgentSpec;
import lowtide.agent.api.frame.Parameter;
import lowtide.agent.api.frame.ProbeNames;
import lowtide.agent.api.frame.TypeName;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.control.function.GraderFunctions;
import lowtide.agent.control.function.GraderTools;
import lowtide.agent.control.process.CallbackHandler;
import lowtide.agent.host.ResourceKinds;

/**
 * The requirements of a stage on the student's class: its name, its constructor and its methods. All of them are read
 * from two interfaces, so that messages and READMEs show the signatures that are checked:
 *
 * <pre>{@code
 * interface RateLimitedAgent {
 *     String chat(String userId, String message);
 *
 *     interface Constructor {
 *         RateLimitedAgent create(ChatModel model, InstantSource clock);
 *     }
 * }
 * }</pre>
 *
 * <p>The interfaces use the student's own types: those of the JDK and LangChain4j, and for each type of the student's
 * package one of the same name in the package of the agent's interface. Thread-safe.
 *
 * @param <A> the interface that the grader calls the agent through
 */
public final class AgentContract<A> {

    private static final String FOLDER = "java.nio.file.Path";
    private static final String DATABASE = "javax.sql.DataSource";

    private final Class<A> agent;
    private final String className;
    private final List<Parameter> parameters;
    private final List<JavaType> parameterTypes;
    private final Map<Method, ContractMethod> methods = new HashMap<>();

    private AgentContract(Class<A> agent, Method constructor, String className) {
        this.agent = agent;
        this.className = className;
        UnaryOperator<TypeName> names =
                name -> name.moved(agent.getPackageName(), className.substring(0, className.lastIndexOf('.')));
        this.parameters = Stream.of(constructor.getParameters())
                .map(parameter ->
                        new Parameter(parameter.getName(), names.apply(TypeName.of(parameter.getParameterizedType()))))
                .toList();
        this.parameterTypes = Stream.of(constructor.getGenericParameterTypes())
                .map(ContractMethod::javaType)
                .toList();
        for (Method method : agent.getMethods()) {
            methods.put(method, ContractMethod.of(method, names));
        }
    }

    /**
     * Reads a contract.
     *
     * @param agent the interface whose methods the student's class must offer, by name and types
     * @param constructor an interface with one method, which takes what the constructor takes and returns the agent
     * @param className the student's class with its package
     * @throws IllegalArgumentException if the interfaces do not form a contract
     */
    public static <A> AgentContract<A> of(Class<A> agent, Class<?> constructor, String className) {
        List<Method> abstractMethods = Stream.of(constructor.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .toList();
        if (abstractMethods.size() != 1 || abstractMethods.get(0).getReturnType() != agent) {
            throw new IllegalArgumentException(
                    constructor.getName() + " needs exactly one method, which returns " + agent.getName());
        }
        AgentContract<A> contract = new AgentContract<>(agent, abstractMethods.get(0), className);
        contract.parameters.stream()
                .map(Parameter::name)
                .filter(ProbeNames.RESERVED::contains)
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("a parameter of a constructor cannot be called " + name);
                });
        return contract;
    }

    /** The interface that the grader calls the agent through. */
    public Class<A> agent() {
        return agent;
    }

    /** The student's class with its package. */
    public String className() {
        return className;
    }

    /** The constructor in Java source, such as {@code public WellnessAgent(ChatModel model, InstantSource clock)}. */
    public String constructorText() {
        return "public " + TypeName.simple(className) + "("
                + String.join(", ", parameters.stream().map(Parameter::text).toList()) + ")";
    }

    /** The methods in Java source without modifiers, such as {@code int historySize(String userId)}, sorted by name. */
    public List<String> methodTexts() {
        return methods.values().stream()
                .sorted(Comparator.comparing(method -> method.signature().name()))
                .map(ContractMethod::text)
                .toList();
    }

    ContractMethod method(Method method) {
        return methods.get(method);
    }

    /** Whether the constructor takes a folder for data, or a database, which is in one. */
    boolean takesFolder() {
        return parameters.stream().anyMatch(AgentContract::isInFolder);
    }

    /**
     * Everything that a host needs to create an agent.
     *
     * @param folder the data folder as the agent's process sees it; empty if the constructor takes none
     * @throws IllegalArgumentException if the settings lack a value for a parameter
     */
    AgentSpec spec(AgentSettings settings, Optional<String> folder) {
        Map<String, JsonNode> values = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            JavaType type = parameterTypes.get(i);
            if (isInFolder(parameter)) {
                values.put(parameter.name(), ValueCodec.encode(folder.orElseThrow()));
            } else if (settings.values().containsKey(parameter.name())) {
                values.put(parameter.name(), encoded(type, settings.values().get(parameter.name())));
            } else if (!ResourceKinds.needsNoValue(type)) {
                throw new IllegalArgumentException("The settings have no value for " + parameter.text() + ".");
            }
        }
        return new AgentSpec(className, parameters, settings.models(), settings.now(), values);
    }

    /** Runs the functions that the constructor gets as values. */
    CallbackHandler functions(AgentSettings settings) {
        return GraderFunctions.of(
                parameterTypes,
                parameters.stream()
                        .map(parameter -> settings.values().get(parameter.name()))
                        .toArray());
    }

    private static JsonNode encoded(JavaType type, Object value) {
        if (ResourceKinds.isTools(type)) {
            return new GraderTools(value).encoded();
        }
        return ValueCodec.encode(GraderFunctions.isFunction(type) ? Boolean.TRUE : value);
    }

    private static boolean isInFolder(Parameter parameter) {
        String type = parameter.type().canonical();
        return type.equals(FOLDER) || type.equals(DATABASE);
    }
}
