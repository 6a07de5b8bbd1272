package dev.drydock.disk;

import dev.drydock.fault.Fault;

/** What becomes of what the engine wants to keep. */
public enum DiskFault implements Fault {
    /** {@code no space left on device}, for the first file or directory that would be made. */
    FULL;

    /** Nothing more can be kept; what runs goes on. */
    public static DiskFault full() {
        return FULL;
    }

    @Override
    public String words() {
        return "disk full";
    }
}
