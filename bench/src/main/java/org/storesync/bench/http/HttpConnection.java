package org.storesync.bench.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One keep-alive connection on which requests follow each other. Requests are bytes that were made before the clock starts, and nothing is
 * copied twice.
 */
public final class HttpConnection implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 180_000;
    private static final int HEAD_BYTES_MAX = 64 * 1024;
    private static final int BODY_BYTES_MAX = 256 * 1024 * 1024;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[HEAD_BYTES_MAX];
    private int from;
    private int to;
    private long received;

    public HttpConnection(URI server) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MILLIS);
        socket.setSoTimeout(ANSWER_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Sends a request, head and body in one array, and reads the answer to it. */
    public HttpAnswer send(byte[] request) throws IOException {
        out.write(request);
        return answer();
    }

    /** The same for a head and a body in two arrays. */
    public HttpAnswer send(byte[] head, byte[] body) throws IOException {
        out.write(head);
        out.write(body);
        return answer();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private HttpAnswer answer() throws IOException {
        received = 0;
        String head = head();
        int status = Integer.parseInt(head, 9, 12, 10);
        String lower = head.toLowerCase(Locale.ROOT);
        boolean gzip = "gzip".equals(header(lower, "content-encoding"));
        String length = header(lower, "content-length");
        byte[] body;
        if (!length.isEmpty()) {
            body = bytes(Integer.parseInt(length));
        } else if ("chunked".equals(header(lower, "transfer-encoding"))) {
            body = chunks();
        } else if (status == 204) {
            body = new byte[0];
        } else {
            throw new IOException("the answer says neither its length nor that it is chunked: " + head);
        }
        return new HttpAnswer(status, gzip, body, received);
    }

    private String head() throws IOException {
        int searched = from;
        while (true) {
            for (int i = searched; i + 3 < to; i++) {
                if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                    String head = new String(buffer, from, i + 2 - from, StandardCharsets.ISO_8859_1);
                    received += i + 4 - from;
                    from = i + 4;
                    return head;
                }
            }
            searched = Math.max(from, to - 3);
            int shift = from;
            fill();
            searched -= shift;
        }
    }

    /** Moves unread bytes to the front and reads more after them. */
    private void fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        if (to == buffer.length) {
            throw new IOException("a head or chunk line of more than " + HEAD_BYTES_MAX + " bytes");
        }
        int read = in.read(buffer, to, buffer.length - to);
        if (read < 0) {
            throw new EOFException("the server closed the connection");
        }
        to += read;
    }

    private static String header(String lowerHead, String name) {
        int at = lowerHead.indexOf("\r\n" + name + ":");
        if (at < 0) {
            return "";
        }
        int begin = at + name.length() + 3;
        return lowerHead.substring(begin, lowerHead.indexOf("\r\n", begin)).strip();
    }

    private byte[] bytes(int length) throws IOException {
        if (length < 0 || length > BODY_BYTES_MAX) {
            throw new IOException("an answer of " + length + " bytes");
        }
        byte[] body = new byte[length];
        read(body, 0, length);
        return body;
    }

    private void read(byte[] target, int at, int length) throws IOException {
        int ready = Math.min(length, to - from);
        System.arraycopy(buffer, from, target, at, ready);
        from += ready;
        int done = ready;
        while (done < length) {
            int read = in.read(target, at + done, length - done);
            if (read < 0) {
                throw new EOFException("the server closed the connection in the middle of an answer");
            }
            done += read;
        }
        received += length;
    }

    private byte[] chunks() throws IOException {
        byte[] body = new byte[1 << 16];
        int size = 0;
        while (true) {
            int length = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
            if (length == 0) {
                String trailer;
                do {
                    trailer = line();
                } while (!trailer.isEmpty());
                return Arrays.copyOf(body, size);
            }
            if (size + length > BODY_BYTES_MAX) {
                throw new IOException("an answer of more than " + BODY_BYTES_MAX + " bytes");
            }
            if (body.length < size + length) {
                body = Arrays.copyOf(body, Math.max(body.length * 2, size + length));
            }
            read(body, size, length);
            size += length;
            line();
        }
    }

    private String line() throws IOException {
        int at = from;
        while (true) {
            for (; at + 1 < to; at++) {
                if (buffer[at] == '\r' && buffer[at + 1] == '\n') {
                    String line = new String(buffer, from, at - from, StandardCharsets.ISO_8859_1);
                    received += at + 2 - from;
                    from = at + 2;
                    return line;
                }
            }
            int shift = from;
            fill();
            at -= shift;
        }
    }
}
