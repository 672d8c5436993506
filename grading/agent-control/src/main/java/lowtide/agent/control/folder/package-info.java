/** Folders that an agent writes to: how large they are, and how they are deleted whatever an agent left in them. */
package lowtide.agent.control.folder;
