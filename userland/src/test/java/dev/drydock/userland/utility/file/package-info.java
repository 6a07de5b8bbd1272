/** What programs do to files in containers of the catalogue's images, where tables of commands run by root cannot show it. */
@NullMarked
package dev.drydock.userland.utility.file;

import org.jspecify.annotations.NullMarked;
