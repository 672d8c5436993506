/**
 * Reads request bodies into {@link lowtide.fakegemini.model.GeminiRequest typed requests}, and finds what Gemini would
 * refuse.
 */
package lowtide.fakegemini.request;
