package org.storesync.kit.request;

import java.net.InetAddress;

/**
 * Addresses that share their first bits, such as {@code 10.0.0.0/8}, or one address.
 *
 * @param first any address of the range
 * @param bits how many of its bits the others share
 */
record AddressRange(InetAddress first, int bits) {

    /** @throws IllegalArgumentException if the text is no address and no range in CIDR form */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress first = InetAddress.ofLiteral((slash < 0 ? text : text.substring(0, slash)).strip());
        int all = first.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1).strip());
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException(text + " is no range of addresses: it has " + all + " bits at most");
        }
        return new AddressRange(first, bits);
    }

    boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
