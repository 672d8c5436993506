/**
 * The HTTP server: {@link lowtide.fakegemini.http.GeminiServer} listens on 127.0.0.1 and passes the calls of each API key
 * to that key's {@link lowtide.fakegemini.http.CallHandler}.
 */
package lowtide.fakegemini.http;
