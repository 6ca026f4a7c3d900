package dev.anteroom.screening.outside;

import dev.anteroom.web.PublicAddress;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One POST to a stranger's server: to an address that was looked at, no further than that, no longer than its time and no
 * more than it may say.
 */
final class Call {

    /** Bytes of an answer that are read. */
    static final int LARGEST = 64 * 1024;

    /** Names are looked up on threads of their own: the others may all be waiting for answers. */
    private static final int LOOKING_UP = 4;

    private final WorkerExecutor names;
    private final HttpClient client;
    private final Resolver resolver;

    Call(Vertx vertx, Resolver resolver) {
        this.names = vertx.createSharedWorkerExecutor("outside-names", LOOKING_UP);
        this.resolver = resolver;
        // No connection is kept: the next call may be to another address. Nothing is unpacked: a small answer can be a
        // large one.
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setMaxPoolSize(32)
                .setMaxRedirects(0)
                .setDecompressionSupported(false));
    }

    void close() {
        client.close();
        names.close();
    }

    /** The body of the answer. */
    byte[] post(OutsideSettings settings, Map<String, String> headers, byte[] body) throws OutsideFailure {
        AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
        Future<byte[]> answer = names.<InetAddress>executeBlocking(() -> address(settings), false)
                .compose(address -> client.request(options(settings, address)))
                .compose(request -> {
                    sent.set(request);
                    headers.forEach(request::putHeader);
                    return request.send(Buffer.buffer(body));
                })
                .compose(Call::read);
        try {
            return answer.toCompletionStage()
                    .toCompletableFuture()
                    .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new OutsideFailure(
                    "did not answer within " + settings.timeout().toMillis() + " ms");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new OutsideFailure("could not be asked: the service was stopping");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof OutsideFailure known
                    ? known
                    : new OutsideFailure("could not be reached");
        } finally {
            // A connection that is still being made when nobody waits any more is dropped as soon as it is there.
            answer.onComplete(done -> drop(sent.get()));
            drop(sent.get());
        }
    }

    private static void drop(HttpClientRequest request) {
        if (request != null) {
            request.reset();
        }
    }

    /** The one to connect to. All have to be allowed: which one a name gives first is up to its owner. */
    private InetAddress address(OutsideSettings settings) throws OutsideFailure {
        InetAddress[] addresses;
        try {
            addresses = resolver.addresses(settings.host());
        } catch (UnknownHostException unknown) {
            throw new OutsideFailure("could not be found");
        }
        if (!settings.inside() && !Arrays.stream(addresses).allMatch(PublicAddress::isPublic)) {
            throw new OutsideFailure("was not asked: its address is not a public one");
        }
        return addresses[0];
    }

    private static RequestOptions options(OutsideSettings settings, InetAddress address) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                // Where it goes, whatever the name means by now; the name is what the certificate is for.
                .setServer(SocketAddress.inetSocketAddress(settings.port(), address.getHostAddress()))
                .setHost(settings.host())
                .setPort(settings.port())
                .setSsl(settings.isEncrypted())
                .setURI(settings.target())
                .setFollowRedirects(false)
                .setConnectTimeout(settings.timeout().toMillis());
    }

    private static Future<byte[]> read(HttpClientResponse response) {
        // What breaks when nobody listens any more is nobody's error.
        response.exceptionHandler(expected -> {});
        String type = String.valueOf(response.getHeader("Content-Type"));
        if (response.statusCode() != 200) {
            return Future.failedFuture(new OutsideFailure("answered with status " + response.statusCode()));
        }
        if (!type.split(";")[0].strip().equalsIgnoreCase("application/json")) {
            return Future.failedFuture(new OutsideFailure("answered with something that is not JSON"));
        }
        Promise<byte[]> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
                    if (body.length() + part.length() > LARGEST) {
                        whole.tryFail(new OutsideFailure("answered with more than " + LARGEST / 1024 + " KiB"));
                        response.request().reset();
                    } else {
                        body.appendBuffer(part);
                    }
                })
                .exceptionHandler(broken -> whole.tryFail(new OutsideFailure("broke off its answer")))
                .endHandler(end -> whole.tryComplete(body.getBytes()));
        return whole.future();
    }
}
