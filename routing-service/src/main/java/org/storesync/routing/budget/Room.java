package org.storesync.routing.budget;

/**
 * How much more an answer may take in: up to the bytes asked for, as long as its share of the memory is enough. The first row is always
 * taken in.
 */
public final class Room {

    /** What a body costs until the answer is sent: the body itself, the growing buffer, the answer, and its compressed form. */
    static final int COPIES = 6;

    private static final long STEP_BYTES = 128 * 1024;

    private final MemoryShare share;
    private final long bytesMax;
    private final boolean alone;
    private long covered;
    private long used;

    /**
     * @param covered bytes for which the share is enough
     * @param alone no larger share can be had, so a row that must be sent is taken in anyway
     */
    Room(MemoryShare share, long covered, long bytesMax, boolean alone) {
        this.share = share;
        this.covered = covered;
        this.bytesMax = bytesMax;
        this.alone = alone;
    }

    /** Takes these bytes in; false if there is no room for them. */
    public boolean fits(long bytes) {
        if (used == 0) {
            require(bytes);
            return true;
        }
        if (used + bytes > bytesMax || !covers(used + bytes)) {
            return false;
        }
        used += bytes;
        return true;
    }

    /**
     * Takes in a row that must be sent.
     *
     * @throws NeedsMemory if the call must wait for a larger share first
     */
    public void require(long bytes) {
        if (!covers(used + bytes) && !alone) {
            throw new NeedsMemory(used + bytes);
        }
        used += bytes;
    }

    private boolean covers(long bytes) {
        if (bytes <= covered) {
            return true;
        }
        long more = Math.max(bytes - covered, STEP_BYTES);
        if (!share.grow(COPIES * more)) {
            return false;
        }
        covered += more;
        return true;
    }

    /** Asks to start again with a share of this size. The call waits for the share without a connection. */
    static final class NeedsMemory extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long bytes;

        NeedsMemory(long bytes) {
            super("a larger share is needed", null, false, false);
            this.bytes = bytes;
        }

        long bytes() {
            return bytes;
        }
    }
}
