/** nginx, compared with what nginx 1.22.1 answered to the same requests. */
@NullMarked
package dev.drydock.userland.server.nginx;

import org.jspecify.annotations.NullMarked;
