@NullMarked
package dev.drydock.ledger;

import org.jspecify.annotations.NullMarked;
