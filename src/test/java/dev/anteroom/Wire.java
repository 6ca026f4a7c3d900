package dev.anteroom;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anteroom.web.ErrorCode;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP byte by byte, for what no well-behaved client sends. */
public final class Wire {

    /** An answer as it came. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public void assertRefused(ErrorCode code) throws IOException {
            if (status != code.status()) {
                throw new AssertionError(status + " " + body);
            }
            Refusals.assertProblem(
                    headers.get("content-type"), new ObjectMapper().readValue(body, new TypeReference<>() {}), code);
        }
    }

    /** What goes over the wire. */
    @FunctionalInterface
    public interface Sender {
        void send(OutputStream out) throws IOException;
    }

    private Wire() {}

    /** The head of a request, with its blank line. */
    public static String head(String request, String... headers) {
        StringBuilder head = new StringBuilder(request).append(" HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    public static Answer send(String bytes) throws IOException {
        return send(out -> out.write(bytes.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends, and reads one answer; a server that answers early may close while this still sends. */
    public static Answer send(Sender sender) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            try {
                sender.send(socket.getOutputStream());
                socket.getOutputStream().flush();
            } catch (SocketException closedEarly) {
                // What it answered is read next.
            }
            return read(socket.getInputStream());
        }
    }

    private static Answer read(InputStream in) throws IOException {
        String status = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(status.split(" ")[1]), headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("Closed without an answer: " + line);
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
