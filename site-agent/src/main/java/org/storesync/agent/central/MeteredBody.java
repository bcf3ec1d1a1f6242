package org.storesync.agent.central;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Collects an answer, knows when its last bytes came, and bounds its size. */
final class MeteredBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
    private final Progress progress;
    private final long bytesMax;
    private long received;

    MeteredBody(Progress progress, long bytesMax) {
        this.progress = progress;
        this.bytesMax = bytesMax;
    }

    /** When a byte last moved. The client's thread writes it, and the thread that waits reads it. */
    static final class Progress {
        private volatile long lastNanos = System.nanoTime();

        long nanosSinceLast() {
            return System.nanoTime() - lastNanos;
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        progress.lastNanos = System.nanoTime();
        bytes.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        progress.lastNanos = System.nanoTime();
        for (ByteBuffer buffer : item) {
            received += buffer.remaining();
        }
        if (received > bytesMax) {
            bytes.onError(new BrokenAnswer("central's answer is larger than " + bytesMax + " bytes"));
        } else {
            bytes.onNext(item);
        }
    }

    @Override
    public void onError(Throwable error) {
        bytes.onError(error);
    }

    @Override
    public void onComplete() {
        bytes.onComplete();
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return bytes.getBody();
    }
}
