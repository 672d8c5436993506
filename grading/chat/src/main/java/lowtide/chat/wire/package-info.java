/** The requests to Gemini: who caused them, whose words they hold, what they cost. */
package lowtide.chat.wire;
