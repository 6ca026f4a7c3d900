package dev.anteroom.threads;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;

/**
 * A thread that is sent again and again: its bytes lie beside the heap, where the network takes them from, so that not every
 * answer copies them. They are freed with the object.
 */
record HotThread(Ready ready, ByteBuf plain, ByteBuf gzipped) {

    static HotThread of(Ready ready) {
        return new HotThread(ready, beside(ready.plain()), beside(ready.gzipped()));
    }

    private static ByteBuf beside(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        // Many answers send it at once, and none of them may be the one that lets it go.
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(buffer));
    }

    /** What to send for a body of the answer. */
    Buffer sent(byte[] body) {
        return Buffer.buffer((body == ready.gzipped() ? gzipped : plain).duplicate());
    }

    /** Bytes, beside the heap and on it. */
    int weight() {
        return 2 * ready.weight();
    }
}
