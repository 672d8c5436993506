/** Made-up users who talk to agents for a simulated day. */
package lowtide.chat.crowd;
