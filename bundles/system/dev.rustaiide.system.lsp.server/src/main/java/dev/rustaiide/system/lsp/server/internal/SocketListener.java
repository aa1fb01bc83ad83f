package dev.rustaiide.system.lsp.server.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.lsp.server.LanguageServer;
import dev.rustaiide.system.lsp.server.LanguageServer.Listener;
import dev.rustaiide.system.lsp.server.LanguageServer.Protocol;
import dev.rustaiide.system.lsp.server.internal.wire.HeaderWire;
import dev.rustaiide.system.lsp.server.internal.wire.WebSocketWire;
import dev.rustaiide.system.lsp.server.internal.wire.Wire;

/** Takes clients at a socket, a thread for each. */
final class SocketListener implements Listener {
    private static final int BACKLOG = 256;
    /** A client that connects says something soon. */
    private static final int HANDSHAKE_MS = 10_000;

    private final ServerSocket server;
    private final Protocol protocol;
    private final Consumer<Wire> session;
    private final Consumer<SocketListener> onClose;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    private SocketListener(ServerSocket server, Protocol protocol, Consumer<Wire> session,
            Consumer<SocketListener> onClose) {
        this.server = server;
        this.protocol = protocol;
        this.session = session;
        this.onClose = onClose;
    }

    /** @param session serves a client to the end, in the thread that calls it */
    static SocketListener open(InetSocketAddress address, Protocol protocol, Consumer<Wire> session,
            Consumer<SocketListener> onClose) throws FailureException {
        try {
            var server = new ServerSocket();
            server.bind(address, BACKLOG);
            var listener = new SocketListener(server, protocol, session, onClose);
            Call.start("take language clients", scope -> listener.takeAll());
            return listener;
        } catch (IOException taken) {
            throw new FailureException(new Failure.Other("Cannot listen at " + address + ".",
                    "The system says: " + taken.getMessage() + ".",
                    "End the program that has this port, or choose another one."), taken);
        }
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private Boolean takeAll() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                if (clients.size() > LanguageServer.MOST_SESSIONS || server.isClosed()) {
                    drop(client);
                } else {
                    Call.start("serve editor", scope -> serve(client));
                }
            } catch (IOException closed) {
                LoggerFactory.getLogger(SocketListener.class).debug("No client was taken", closed);
            }
        }
        return true;
    }

    private Boolean serve(Socket client) {
        try {
            client.setTcpNoDelay(true);
            session.accept(wire(client));
        } catch (IOException gone) {
            LoggerFactory.getLogger(SocketListener.class).debug("A client was not served", gone);
        } finally {
            drop(client);
        }
        return true;
    }

    private Wire wire(Socket client) throws IOException {
        if (protocol == Protocol.HEADERS) {
            return new HeaderWire(client.getInputStream(), client.getOutputStream());
        }
        client.setSoTimeout(HANDSHAKE_MS);
        Wire wire = new WebSocketWire(client.getInputStream(), client.getOutputStream());
        client.setSoTimeout(0);
        return wire;
    }

    private void drop(Socket client) {
        clients.remove(client);
        try {
            client.close();
        } catch (IOException gone) {
            LoggerFactory.getLogger(SocketListener.class).debug("A client went by itself", gone);
        }
    }

    @Override
    public void close() {
        onClose.accept(this);
        try {
            server.close();
        } catch (IOException closed) {
            LoggerFactory.getLogger(SocketListener.class).debug("The socket was closed already", closed);
        }
        clients.forEach(this::drop);
    }
}
