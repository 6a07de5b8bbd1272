package dev.drydock.userland.utility.command;

/**
 * Whose behaviour and words a utility has. GNU stands for what a Debian image holds (coreutils 9.1, grep, sed, findutils,
 * util-linux, procps, net-tools, iproute2); BUSYBOX for the one binary of Alpine and BusyBox images (1.35.0).
 */
public enum Flavour {
    GNU,
    BUSYBOX;

    /** First line of BusyBox's every usage text. */
    public static final String BUSYBOX_BANNER = "BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.";

    public boolean isGnu() {
        return this == GNU;
    }

    public boolean isBusyBox() {
        return this == BUSYBOX;
    }
}
