package org.storesync.kit.connection;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.util.AsciiString;
import java.util.Map;

/**
 * Puts the headers of security into each answer, where it leaves the server. So also those answers have them that no route makes: to a head
 * that can't be read, or is too long. What an answer says itself, such as {@code Cache-Control}, stays.
 *
 * <p>The values suit an interface of data: nothing here is a page, so a browser must run, embed, guess and keep nothing (OWASP REST
 * Security Cheat Sheet).
 */
@ChannelHandler.Sharable
final class AnswerHeaders extends ChannelOutboundHandlerAdapter {
    private static final Map<AsciiString, AsciiString> ALWAYS = Map.of(
            AsciiString.cached("X-Content-Type-Options"), AsciiString.cached("nosniff"),
            AsciiString.cached("Cache-Control"), AsciiString.cached("no-store"),
            AsciiString.cached("Content-Security-Policy"),
                    AsciiString.cached("default-src 'none'; frame-ancestors 'none'"),
            AsciiString.cached("Referrer-Policy"), AsciiString.cached("no-referrer"));

    private static final AsciiString STRICT_TRANSPORT = AsciiString.cached("Strict-Transport-Security");
    private static final AsciiString ONE_YEAR = AsciiString.cached("max-age=31536000");

    private static final AnswerHeaders PLAIN = new AnswerHeaders(false);
    private static final AnswerHeaders ENCRYPTED = new AnswerHeaders(true);

    private final boolean encrypted;

    private AnswerHeaders(boolean encrypted) {
        this.encrypted = encrypted;
    }

    /** @param encrypted whether the callers of this server use TLS; without it the strict transport may not be promised (RFC 6797) */
    static AnswerHeaders over(boolean encrypted) {
        return encrypted ? ENCRYPTED : PLAIN;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        if (message instanceof HttpResponse answer && answer.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            HttpHeaders headers = answer.headers();
            ALWAYS.forEach((name, value) -> {
                if (!headers.contains(name)) {
                    headers.set(name, value);
                }
            });
            if (encrypted) {
                headers.set(STRICT_TRANSPORT, ONE_YEAR);
            }
        }
        var _ = context.write(message, written);
    }
}
