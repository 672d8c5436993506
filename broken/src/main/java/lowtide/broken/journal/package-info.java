/** What an agent sent and got back, as figures. */
package lowtide.broken.journal;
