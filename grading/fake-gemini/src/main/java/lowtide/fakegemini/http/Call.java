package lowtide.fakegemini.http;

import java.util.function.Supplier;
import lowtide.fakegemini.reply.ResponseFormat;
import lowtide.fakegemini.request.ParsedRequest;

/**
 * One call of an API method.
 *
 * @param body   the body as it was sent, decoded when it is asked for
 * @param format that the client wants the response in
 */
public record Call(ParsedRequest parsed, Supplier<String> body, ResponseFormat format) {}
