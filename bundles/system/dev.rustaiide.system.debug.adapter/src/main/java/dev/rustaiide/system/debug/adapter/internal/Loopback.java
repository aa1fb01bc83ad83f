package dev.rustaiide.system.debug.adapter.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Connections within this machine: what leaves it has a gate of its own. */
final class Loopback {
    private Loopback() {}

    /** A port of this machine that nobody has now. */
    static int freePort() throws FailureException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new FailureException(new Failure.Other("Cannot start the debug adapter.",
                    "The system has no free port: " + none.getMessage() + '.', "Close what uses many connections."));
        }
    }

    /**
     * A connection to who listens at {@code port}.
     *
     * @param host a name of this machine
     * @throws IOException if nobody listens
     * @throws FailureException if that name stands for another machine here
     */
    static Socket connect(String host, int port, Duration patience) throws IOException, FailureException {
        InetAddress address = address(host);
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, port), Math.toIntExact(patience.toMillis()));
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException nobody) {
            socket.close();
            throw nobody;
        }
    }

    static InetAddress address(String host) throws FailureException {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isLoopbackAddress()) {
                return address;
            }
            throw notHere(host, "It stands for " + address.getHostAddress() + ", which is not this machine.");
        } catch (UnknownHostException unknown) {
            throw notHere(host, "Nobody knows that name.");
        }
    }

    private static FailureException notHere(String host, String reason) {
        return new FailureException(new Failure.Other("Cannot reach a debug adapter at " + host + '.', reason,
                "Name 127.0.0.1 in the setting debug.adapters; to another machine lead a port, with ssh -L."));
    }
}
