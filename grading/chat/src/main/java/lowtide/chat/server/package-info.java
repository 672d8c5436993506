/** Serves the room to browsers of this machine. */
package lowtide.chat.server;
