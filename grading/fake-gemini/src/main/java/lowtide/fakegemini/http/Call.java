package lowtide.fakegemini.http;

import lowtide.fakegemini.reply.ResponseFormat;
import lowtide.fakegemini.request.ParsedRequest;

/** One call of an API method, and the format that its client wants the response in. */
public record Call(ParsedRequest parsed, ResponseFormat format) {}
