package lowtide.agent.host;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.Message;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.api.RemoteThrowable;
import lowtide.agent.api.SignatureMismatch;
import lowtide.agent.api.StageContract;

/** A student's object, bound by class name and signature, with its model and its clock. Thread-safe if the student's class is. */
public final class BoundAgent {

    /** Longer than any gate stays closed; the agent's own time-outs are no part of the five stages. */
    private static final Duration MODEL_TIMEOUT = Duration.ofSeconds(60);

    private static final double TEMPERATURE = 0.4; // the lesson's

    private final Class<?> type;
    private final AtomicReference<Instant> now;
    private final Object instance;

    private BoundAgent(Class<?> type, AtomicReference<Instant> now, Object instance) {
        this.type = type;
        this.now = now;
        this.instance = instance;
    }

    public static BoundAgent create(StageContract<?> contract, ClassLoader loader, ChatModel model, Instant start) {
        Class<?> type = load(contract, loader);
        AtomicReference<Instant> now = new AtomicReference<>(start);
        InstantSource clock = now::get;
        Constructor<?> constructor = constructor(type, contract.takesClock());
        Object instance = run(
                type,
                "new WellnessAgent(...)",
                () -> contract.takesClock() ? constructor.newInstance(model, clock) : constructor.newInstance(model));
        return new BoundAgent(type, now, instance);
    }

    /** Makes a model that is never called: most of the time a first model takes goes into loading its classes. */
    public static void warmUp() {
        model(new ModelAccess("http://127.0.0.1:1", "none", "none")).build();
    }

    /** The model every agent gets, but for its way to the wire. */
    public static GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder model(ModelAccess access) {
        return GoogleAiGeminiChatModel.builder()
                .baseUrl(access.baseUrl())
                .apiKey(access.apiKey())
                .modelName(access.model())
                .temperature(TEMPERATURE)
                .maxRetries(0) // a retry would reach the wire as a request the agent never made
                .timeout(MODEL_TIMEOUT);
    }

    public void setTime(Instant instant) {
        now.set(instant);
    }

    /** Calls the student's method of the same name and signature. */
    public Object invoke(Method asked, Object[] arguments) {
        Class<?>[] parameters = Arrays.stream(asked.getParameterTypes()).toArray(Class<?>[]::new);
        Method method;
        try {
            method = type.getMethod(asked.getName(), parameters);
        } catch (NoSuchMethodException missing) {
            throw mismatch(signature(asked), candidates(asked.getName()));
        }
        if (method.getReturnType() != asked.getReturnType()) {
            throw mismatch(signature(asked), signature(method));
        }
        Object[] converted =
                Arrays.stream(arguments).map(BoundAgent::toLangChain).toArray();
        method.setAccessible(true);
        return run(type, method.getName() + "(...)", () -> method.invoke(instance, converted));
    }

    private static Class<?> load(StageContract<?> contract, ClassLoader loader) {
        try {
            return Class.forName(contract.className(), false, loader);
        } catch (ClassNotFoundException | NoClassDefFoundError missing) {
            throw new SignatureMismatch("There is no class " + contract.className()
                    + ". Check the package and the name of the class; the file belongs in src/main/java/"
                    + contract.className().replace('.', '/') + ".java.");
        }
    }

    private static Constructor<?> constructor(Class<?> type, boolean takesClock) {
        Class<?>[] parameters =
                takesClock ? new Class<?>[] {ChatModel.class, InstantSource.class} : new Class<?>[] {ChatModel.class};
        String expected = "public WellnessAgent(ChatModel model" + (takesClock ? ", InstantSource clock)" : ")");
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new SignatureMismatch(
                    type.getName() + " is abstract or an interface; expected a class with " + expected + ".");
        }
        try {
            Constructor<?> constructor = type.getConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException missing) {
            throw new SignatureMismatch("Expected " + expected + " in " + type.getName() + "; found "
                    + listed(type.getDeclaredConstructors()) + ".");
        }
    }

    private SignatureMismatch mismatch(String expected, String found) {
        return new SignatureMismatch("Expected " + expected + " in " + type.getName() + "; found " + found + ".");
    }

    private String candidates(String name) {
        Method[] sameName = Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getName().equals(name))
                .toArray(Method[]::new);
        return sameName.length == 0 ? "no method of that name" : listed(sameName);
    }

    private static String listed(Executable[] found) {
        return found.length == 0
                ? "none"
                : Arrays.stream(found).map(BoundAgent::signature).sorted().collect(Collectors.joining(" and "));
    }

    private static String signature(Executable executable) {
        String parameters = Arrays.stream(executable.getParameterTypes())
                .map(parameter -> parameter == List.class ? "List<ChatMessage>" : parameter.getSimpleName())
                .collect(Collectors.joining(", "));
        String modifiers = Modifier.isPublic(executable.getModifiers()) ? "public " : "(not public) ";
        return executable instanceof Method method
                ? modifiers + method.getReturnType().getSimpleName() + " " + method.getName() + "(" + parameters + ")"
                : modifiers + executable.getDeclaringClass().getSimpleName() + "(" + parameters + ")";
    }

    private static Object toLangChain(Object argument) {
        if (!(argument instanceof List<?> messages)) {
            return argument;
        }
        List<ChatMessage> converted = new ArrayList<>();
        for (Object each : messages) {
            Message message = (Message) each;
            converted.add(
                    switch (message.kind()) {
                        case SYSTEM -> SystemMessage.from(message.text());
                        case USER -> UserMessage.from(message.text());
                        case MODEL -> AiMessage.from(message.text());
                    });
        }
        return converted;
    }

    private static <T> T run(Class<?> type, String name, ReflectiveCall<T> call) {
        try {
            return call.run();
        } catch (InvocationTargetException failure) {
            throw new AgentThrew(name, RemoteThrowable.of(failure.getCause(), type.getPackageName()));
        } catch (ExceptionInInitializerError failure) {
            throw new AgentThrew(
                    name,
                    RemoteThrowable.of(
                            failure.getCause() == null ? failure : failure.getCause(), type.getPackageName()));
        } catch (LinkageError | ReflectiveOperationException failure) {
            throw new AgentThrew(name, RemoteThrowable.of(failure, type.getPackageName()));
        }
    }

    private interface ReflectiveCall<T> {
        T run() throws ReflectiveOperationException;
    }
}
