/** A page on which several users talk to one agent, with the requests to Gemini between them. */
package lowtide.chat;
