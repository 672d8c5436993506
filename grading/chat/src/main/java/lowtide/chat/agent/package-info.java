/** The agent of the page: its sources, its process, and what it offers. */
package lowtide.chat.agent;
