/** httpd, compared with what Apache 2.4.71 of Debian answered to the same requests. */
@NullMarked
package dev.drydock.userland.server.httpd;

import org.jspecify.annotations.NullMarked;
