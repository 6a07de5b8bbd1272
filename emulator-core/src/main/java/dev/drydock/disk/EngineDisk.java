package dev.drydock.disk;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.fault.FaultPlace;
import dev.drydock.fault.FaultPoint;
import dev.drydock.id.IdStream;
import dev.drydock.ledger.Deed;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The disk that an engine keeps everything on. Which file each call fails on, and in which words, was asked of Docker Engine
 * 28.5.2 with its data on a file system of 200 MB that was filled to the last byte.
 */
public final class EngineDisk {
    /** Where the engine's disk meets faults. */
    public static final FaultPlace<Deed, DiskFault> PLACE = new FaultPlace<>("disk", Deed::words);

    private static final long NUMBERS = 1L << 32;
    private static final int LONGS_OF_NAME = 4;

    private final FaultPoint<Deed, DiskFault> faults;
    private final String rootDirectory;
    private final String storageDriver;
    private final IdStream chance;

    /**
     * One that is full whenever a fault says so.
     *
     * @param rootDirectory where the engine believes to keep its things
     * @param storageDriver of images and containers
     * @param chance of the names of temporary files and of layers
     */
    public EngineDisk(FaultPoint<Deed, DiskFault> faults, String rootDirectory, String storageDriver, IdStream chance) {
        this.faults = faults;
        this.rootDirectory = rootDirectory;
        this.storageDriver = storageDriver;
        this.chance = chance;
    }

    /**
     * Wants to make a file or a directory.
     *
     * @param act what the system is asked for, such as {@code mkdir /var/lib/docker/volumes/data}
     * @throws EngineException its words and {@code : no space left on device}, if the disk is full
     */
    public void require(Deed use, Supplier<String> act) {
        String refused = refusal(use, act);
        if (refused != null) {
            throw new EngineException(ErrorKind.SYSTEM, refused);
        }
    }

    /**
     * As {@link #require}, for those who say it in words of their own.
     *
     * @return null if there is room
     */
    public @Nullable String refusal(Deed use, Supplier<String> act) {
        DiskFault fault = faults.meet(() -> use);
        return fault == null ? null : act.get() + ": no space left on device";
    }

    /**
     * Where something would be.
     *
     * @param path from where the engine keeps its things
     */
    public String path(String path) {
        return rootDirectory + "/" + path;
    }

    /** As {@link #path}, of what it keeps of images. */
    public String ofImages(String path) {
        return path("image/" + storageDriver + "/" + path);
    }

    /** Where a layer would be that is to be made. */
    public String newLayer() {
        StringBuilder name = new StringBuilder(path(storageDriver)).append('/');
        for (int i = 0; i < LONGS_OF_NAME; i++) {
            name.append(HexFormat.of().toHexDigits(chance.nextLong()));
        }
        return name.toString();
    }

    /** A path with one of the numbers that names of temporary files end with. */
    public String numbered(String path) {
        return path + chance.nextLong(NUMBERS);
    }
}
