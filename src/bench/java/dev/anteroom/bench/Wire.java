package dev.anteroom.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One kept connection and nothing between the request and the clock: what a client library takes per request would
 * make everything look alike.
 */
final class Wire implements AutoCloseable {

    /** @param headers by their names in lower case */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        String text() {
            return new String(body, UTF_8);
        }
    }

    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String common;

    private Wire(Socket socket, String token) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        this.out = socket.getOutputStream();
        this.common = " HTTP/1.1\r\nHost: 127.0.0.1:" + socket.getPort() + "\r\n"
                + (token == null ? "" : "Authorization: Bearer " + token + "\r\n");
    }

    /**
     * @param token of a moderator, or null for the public
     */
    static Wire to(int port, String token) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return new Wire(socket, token);
    }

    Answer get(String path) throws IOException {
        return get(path, "");
    }

    /** @param headers whole lines, each with its end */
    Answer get(String path, String headers) throws IOException {
        out.write(("GET " + path + common + headers + "\r\n").getBytes(ISO_8859_1));
        return read();
    }

    Answer post(String path, byte[] json) throws IOException {
        return send("POST", path, json);
    }

    Answer send(String method, String path, byte[] json) throws IOException {
        String type = json.length == 0 ? "" : "Content-Type: application/json\r\n";
        byte[] head = (method + " " + path + common + type + "Content-Length: " + json.length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        // In one write, so that it is one packet.
        byte[] request = new byte[head.length + json.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(json, 0, request, head.length, json.length);
        out.write(request);
        return read();
    }

    Answer delete(String path) throws IOException {
        out.write(("DELETE " + path + common + "\r\n").getBytes(ISO_8859_1));
        return read();
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Answer(status, headers, body(status, headers));
    }

    private byte[] body(int status, Map<String, String> headers) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks();
        }
        return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
        while (true) {
            int size = Integer.parseInt(line(), 16);
            body.writeBytes(exactly(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
