package dev.drydock.userland.utility.account;

/** A line of {@code /etc/passwd}. */
public record User(String name, int uid, int gid, String fullName, String home, String shell) {}
