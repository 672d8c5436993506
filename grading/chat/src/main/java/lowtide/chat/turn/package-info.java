/** The turns of users and the spans of them. */
package lowtide.chat.turn;
