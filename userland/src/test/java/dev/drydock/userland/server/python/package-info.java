/** Python, as far as it serves files, compared with what Python 3.11.2 answered to the same requests. */
@NullMarked
package dev.drydock.userland.server.python;

import org.jspecify.annotations.NullMarked;
