/** A browser for the tests of pages: starts Chromium, and checks pages with axe. */
package lowtide.browser;
