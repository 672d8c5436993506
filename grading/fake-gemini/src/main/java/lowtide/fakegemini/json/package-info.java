/** JSON trees and text, on top of Jackson. Depends on no other package of this module. */
package lowtide.fakegemini.json;
