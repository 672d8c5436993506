package lowtide.fakegemini;

import java.util.Optional;

/** A request as it came in, the form of answer it asks for, and why Gemini would refuse its shape, if it would. */
record Call(GeminiRequest request, ReplyWriter.Form form, Optional<Reply.Failure> failure) {}
