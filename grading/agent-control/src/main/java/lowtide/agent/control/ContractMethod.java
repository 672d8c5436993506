package lowtide.agent.control;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.agent.api.frame.MethodSignature;
import lowtide.agent.api.frame.TypeName;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.control.function.GraderFunctions;
import lowtide.agent.control.process.CallbackHandler;

/**
 * A method of a contract.
 *
 * @param signature as the student's class must have it
 * @param parameters the types that the grader passes
 * @param result the type that the grader gets
 * @param text as Java source, without modifiers
 */
record ContractMethod(MethodSignature signature, List<JavaType> parameters, JavaType result, String text) {

    /** A method of an agent's interface; the names of types are changed by this function. */
    static ContractMethod of(Method method, UnaryOperator<TypeName> names) {
        List<TypeName> parameters = Stream.of(method.getGenericParameterTypes())
                .map(type -> names.apply(TypeName.of(type)))
                .toList();
        TypeName result = names.apply(TypeName.of(method.getGenericReturnType()));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            texts.add(parameters.get(i).simple() + " " + method.getParameters()[i].getName());
        }
        return new ContractMethod(
                new MethodSignature(method.getName(), parameters, result),
                Stream.of(method.getGenericParameterTypes())
                        .map(ContractMethod::javaType)
                        .toList(),
                javaType(method.getGenericReturnType()),
                result.simple() + " " + method.getName() + texts.stream().collect(Collectors.joining(", ", "(", ")")));
    }

    /** The arguments of a call as they are sent; functions are not sent. */
    List<JsonNode> encoded(Object[] arguments) {
        List<JsonNode> encoded = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            encoded.add(ValueCodec.encode(GraderFunctions.isFunction(parameters.get(i)) ? null : arguments[i]));
        }
        return encoded;
    }

    /** Runs the arguments that are functions. */
    CallbackHandler functions(Object[] arguments) {
        return GraderFunctions.of(parameters, arguments);
    }

    static JavaType javaType(Type type) {
        return TypeFactory.defaultInstance().constructType(type);
    }
}
