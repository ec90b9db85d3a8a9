/** Not null-marked. */
package arboretum.architecture.broken.unmarked;
