package lowtide.fakegemini;

import java.util.Optional;

/**
 * A request as it came in, with the form of answer it asks for and, if Gemini would refuse it, the refusal.
 */
record Call(GeminiRequest request, ReplyWriter.Form form, Optional<Reply.Failure> failure) {}
