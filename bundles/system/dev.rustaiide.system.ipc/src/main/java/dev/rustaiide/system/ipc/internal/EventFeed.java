package dev.rustaiide.system.ipc.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;

import org.slf4j.LoggerFactory;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Glob;
import dev.rustaiide.foundation.events.EventJson;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.events.Events.Subscription;
import dev.rustaiide.foundation.events.Published;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.ipc.Reply;

/** Sends what happens to one who watches: a line of JSON for each event, until that one goes. */
final class EventFeed {
    private static final int LONGEST = 32 << 10;

    private final SocketChannel channel;
    private final Glob types;
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile @Nullable Subscription subscription;
    private volatile long told;

    private EventFeed(SocketChannel channel, Glob types) {
        this.channel = channel;
        this.types = types;
    }

    /** Runs until the other side closes the connection, or this call is cancelled. */
    static boolean send(Scope scope, SocketChannel channel, Events events, Glob types) throws IOException {
        var feed = new EventFeed(channel, types);
        // The queue of the subscription is the only one: while a write blocks, it drops the oldest and counts.
        try (Subscription subscription = events.subscribeAll(Record.class, work -> scope.start("events", part -> {
            work.run();
            return true;
        }), feed::tell)) {
            feed.subscription = subscription;
            Lines.write(channel, Wire.print(Reply.ACCEPTED).print());
            feed.begun.countDown();
            ByteBuffer ignored = ByteBuffer.allocate(256);
            while (channel.read(ignored) >= 0) {
                ignored.clear();
            }
            return true;
        }
    }

    private void tell(Published published) {
        if (!types.matches(EventJson.type(published.event()))) {
            return;
        }
        try {
            begun.await(); // the reply comes first
            Subscription mine = subscription;
            long dropped = mine == null ? 0 : mine.dropped();
            if (dropped > told) {
                Lines.write(channel, Json.object().put("dropped", dropped - told).build().print());
                told = dropped;
            }
            Lines.write(channel, line(published));
        } catch (IOException | InterruptedException gone) {
            close();
        }
    }

    private static String line(Published published) {
        String line = EventJson.of(published).print();
        return line.length() < LONGEST ? line
                : Json.object().put("time", published.time().toString()).put("type", EventJson.type(published.event()))
                        .put("correlation", published.correlation())
                        .put("event", Json.object().put("tooLong", line.length()).build()).build().print();
    }

    /** Ends the read that waits for the other side to go. */
    private void close() {
        try {
            channel.close();
        } catch (IOException closed) {
            LoggerFactory.getLogger(EventFeed.class).debug("Closed twice", closed);
        }
    }
}
