package lowtide.fakegemini.http;

import lowtide.fakegemini.protocol.ParsedRequest;
import lowtide.fakegemini.protocol.ResponseFormat;

/** One call of an API method, and the format that its client wants the response in. */
public record Call(ParsedRequest parsed, ResponseFormat format) {}
