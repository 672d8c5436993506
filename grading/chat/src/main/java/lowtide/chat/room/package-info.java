/** The room in which users talk to the agent: their turns, the requests that these caused, clock and faults. */
package lowtide.chat.room;
