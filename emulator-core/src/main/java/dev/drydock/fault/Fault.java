package dev.drydock.fault;

/** What becomes of somebody who meets it. Each place has its own kind. */
public interface Fault {

    /** In a few words, as the ledger tells it. */
    String words();
}
