package dev.drydock.userland.utility.awk;

/** Something that can be assigned to, found once and then read and written. */
interface Reference {
    Value value();

    void assign(Value value);
}
