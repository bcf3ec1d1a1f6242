package org.storesync.k8s.network;

/** One peer may open a TCP connection to a port of another. */
record Arrow(String from, String to, int port) {
    @Override
    public String toString() {
        return from + " -> " + to + ":" + port;
    }
}
