package dev.rustaiide.system.debug.adapter.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.system.debug.adapter.AdapterDefinition;

/** The way to an adapter: the standard streams of its process, or a connection. */
record AdapterLine(InputStream in, OutputStream out, Optional<Socket> socket) {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration CONNECTING = Duration.ofSeconds(1);

    static AdapterLine of(Child child) {
        return new AdapterLine(child.stdout(), child.stdin(), Optional.empty());
    }

    /** Fails if somebody listens at {@code address} already: that would be spoken to instead of the adapter. */
    static void demandFree(AdapterDefinition.Address address, String adapter) throws FailureException {
        try (Socket other = Loopback.connect(address.host(), address.port(), CONNECTING)) {
            throw new FailureException(new Failure.Other("Cannot start " + adapter + '.', "Port " + address.port()
                    + " of " + address.host() + " is taken by another program.",
                    "End that, or name another port in the setting debug.adapters; 0 takes any that is free."));
        } catch (IOException nobody) {
            // As it shall be.
        }
    }

    /**
     * Connects, as soon as somebody listens.
     *
     * @param process what was started for that; none if it is a server that is there anyway
     */
    static AdapterLine connect(AdapterDefinition.Address address, String adapter, Optional<Child> process,
            Duration patience) throws FailureException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                Socket socket = Loopback.connect(address.host(), address.port(), CONNECTING);
                return new AdapterLine(socket.getInputStream(), socket.getOutputStream(), Optional.of(socket));
            } catch (IOException notYet) {
                boolean over = process.isEmpty() || process.get().exit().isDone() || System.nanoTime() > end;
                if (over) {
                    throw new FailureException(new Failure.Other("Cannot reach the debug adapter " + adapter + '.',
                            "Nobody listens at " + address.host() + ':' + address.port() + '.',
                            process.isEmpty() ? "Start it there, or correct the setting debug.adapters."
                                    : "Look at how its command takes the port: ${port} stands for it."), notYet);
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is not used any more either way.
        }
    }

    void close() {
        socket.ifPresent(AdapterLine::close);
    }
}
