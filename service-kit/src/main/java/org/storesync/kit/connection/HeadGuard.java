package org.storesync.kit.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Follows the requests of one connection before they are decoded, and stops a head that says its end in two ways. It follows only bodies
 * with a length. After a head with chunks it lets everything pass, because such a connection ends with that request.
 */
final class HeadGuard extends ChannelInboundHandlerAdapter {
    /** Higher than every limit of first lines and headers, because the decoder refuses what is longer. */
    private static final int HEAD_BYTES_MAX = 256 * 1024;
    /** The decoder refuses this, so the answer 400 comes after the answers that are due before it. */
    private static final byte[] MALFORMED = "GET / NONE\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ConnectionWatch watch;
    private State state = State.HEAD;
    private long bodyLeft;
    private @Nullable ByteBuf held;
    private int lineStart;

    private enum State {
        HEAD,
        BODY,
        UNREAD,
        REFUSED
    }

    HeadGuard(ConnectionWatch watch) {
        this.watch = watch;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        ByteBuf before = held;
        if (before != null) {
            held = null;
            try {
                before.writeBytes(in);
            } finally {
                in.release();
            }
            in = before;
        }
        boolean kept = false;
        try {
            while (in.isReadable() && step(context, in)) {
                // Each step consumes something.
            }
            if (in.isReadable()) {
                kept = keep(context, in);
            }
        } finally {
            if (!kept) {
                in.release();
            }
        }
    }

    /** False if no whole head is there. */
    private boolean step(ChannelHandlerContext context, ByteBuf in) {
        switch (state) {
            case HEAD -> {
                return head(context, in);
            }
            case BODY -> {
                int bytes = (int) Math.min(bodyLeft, in.readableBytes());
                bodyLeft -= bytes;
                state = bodyLeft == 0 ? State.HEAD : State.BODY;
                context.fireChannelRead(in.readRetainedSlice(bytes));
            }
            case UNREAD -> context.fireChannelRead(in.readRetainedSlice(in.readableBytes()));
            case REFUSED -> in.skipBytes(in.readableBytes());
        }
        return true;
    }

    private boolean head(ChannelHandlerContext context, ByteBuf in) {
        if (lineStart == 0) {
            int first = in.getByte(in.readerIndex());
            if (first == '\r' || first == '\n') {
                // Some clients end a body like this; a server ignores it (RFC 9112, section 2.2).
                in.skipBytes(1);
                return true;
            }
        }
        int length = length(in);
        if (length < 0) {
            if (in.readableBytes() <= HEAD_BYTES_MAX) {
                return false;
            }
            state = State.UNREAD;
            return true;
        }
        lineStart = 0;
        switch (Framing.of(in.slice(in.readerIndex(), length))) {
            case Framing.Length body -> {
                bodyLeft = body.bytes();
                state = bodyLeft == 0 ? State.HEAD : State.BODY;
                context.fireChannelRead(in.readRetainedSlice(length));
            }
            case Framing.Chunks _ -> {
                state = State.UNREAD;
                context.fireChannelRead(in.readRetainedSlice(length));
            }
            case Framing.Refused refused -> {
                state = State.REFUSED;
                watch.malformed(refused.why(), String.valueOf(context.channel().remoteAddress()));
                context.fireChannelRead(Unpooled.wrappedBuffer(MALFORMED));
            }
        }
        return true;
    }

    /** The length of the head including its empty line; negative if that line has not come yet. */
    private int length(ByteBuf in) {
        int begin = in.readerIndex();
        while (true) {
            int start = begin + lineStart;
            int end = in.indexOf(start, in.writerIndex(), (byte) '\n');
            if (end < 0) {
                return -1;
            }
            lineStart = end + 1 - begin;
            if (end == start || end == start + 1 && in.getByte(start) == '\r') {
                return lineStart;
            }
        }
    }

    /** Keeps the beginning of a head; true if the head is in this very buffer. */
    private boolean keep(ChannelHandlerContext context, ByteBuf in) {
        if (in.readerIndex() == 0 && in.refCnt() == 1 && in.isWritable()) {
            held = in;
            return true;
        }
        // Parts of this buffer are on their way already, so it must not grow.
        ByteBuf own = context.alloc().buffer(in.readableBytes());
        own.writeBytes(in);
        held = own;
        return false;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        ByteBuf rest = held;
        held = null;
        if (rest != null) {
            rest.release();
        }
    }
}
