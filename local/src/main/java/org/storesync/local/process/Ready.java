package org.storesync.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Whether a process can do its work now. It is asked again and again while the process starts, and for {@code status}. */
@FunctionalInterface
public interface Ready {
    int TIMEOUT_MS = 5_000;

    boolean isReady();

    default Ready and(Ready other) {
        return () -> isReady() && other.isReady();
    }

    /** A port of this machine that accepts connections. */
    static Ready listening(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** A health address that answers 200. */
    static Ready http(URI health) {
        return () -> {
            try {
                HttpURLConnection connection =
                        (HttpURLConnection) health.toURL().openConnection();
                connection.setConnectTimeout(TIMEOUT_MS);
                connection.setReadTimeout(TIMEOUT_MS);
                int status = connection.getResponseCode();
                connection.disconnect();
                return status == HttpURLConnection.HTTP_OK;
            } catch (IOException e) {
                return false;
            }
        };
    }
}
