/** Who a program is: numbers and names, tried in containers of the catalogue's images. */
@NullMarked
package dev.drydock.userland.utility.identity;

import org.jspecify.annotations.NullMarked;
