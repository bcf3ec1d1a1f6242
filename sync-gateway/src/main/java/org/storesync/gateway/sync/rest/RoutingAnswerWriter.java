package org.storesync.gateway.sync.rest;

import io.vertx.core.http.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jboss.resteasy.reactive.server.vertx.VertxResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.routing.RoutingAnswer;
import org.storesync.gateway.routing.http.BufferBytes;

/** Passes routing's answer on: status, type and encoding unchanged, and the bytes without a copy. */
@Provider
public class RoutingAnswerWriter implements ServerMessageBodyWriter<RoutingAnswer> {
    @Override
    public void writeResponse(RoutingAnswer answer, Type genericType, ServerRequestContext context) {
        var response = (VertxResteasyReactiveRequestContext) context.serverResponse();
        // Replaces the framework's last step, which would overwrite routing's type by the negotiated one.
        response.setPreCommitListener(ignored -> {
            response.setStatusCode(answer.status());
            header(response, HttpHeaders.CONTENT_TYPE, answer.contentType());
            header(response, HttpHeaders.CONTENT_ENCODING, answer.contentEncoding());
            header(response, HttpHeaders.RETRY_AFTER, answer.retryAfter());
        });
        response.end(BufferBytes.buffer(answer.body()));
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == RoutingAnswer.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == RoutingAnswer.class;
    }

    @Override
    public void writeTo(
            RoutingAnswer answer,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(answer.body().toArray());
    }

    private static void header(
            VertxResteasyReactiveRequestContext response, CharSequence name, @Nullable String value) {
        if (value != null) {
            response.setResponseHeader(name, value);
        }
    }
}
