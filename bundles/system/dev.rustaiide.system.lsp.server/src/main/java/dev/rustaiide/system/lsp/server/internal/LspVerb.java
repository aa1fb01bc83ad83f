package dev.rustaiide.system.lsp.server.internal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cli.AnswerStream;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.lsp.extensions.protocol.ProtocolPage;
import dev.rustaiide.system.lsp.server.LanguageServer;
import dev.rustaiide.system.lsp.server.LanguageServer.Goodbye;
import dev.rustaiide.system.lsp.server.LanguageServer.Listener;
import dev.rustaiide.system.lsp.server.LanguageServer.Protocol;
import dev.rustaiide.system.lsp.server.LanguageServer.Terms;

/** Serves editors. */
@Component(property = Verb.NAME + "=lsp")
public final class LspVerb implements Verb {
    private static final int LAST_PORT = 65_535;

    private final LanguageServer server;

    @Activate
    public LspVerb(@Reference LanguageServer server) {
        this.server = server;
    }

    @Override
    public String name() {
        return "lsp";
    }

    @Override
    public String summary() {
        return "serves other editors by the Language Server Protocol";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(), List.of(
                new Option("stdio", "", "Serves the program that started this command (the default)"),
                new Option("tcp", "PORT", "Serves all who connect to the port; 0 takes any that is free"),
                new Option("ws", "PORT", "Likewise, by WebSocket"),
                new Option("host", "ADDRESS", "Listens there, not only to this machine"),
                new Option("trust", "", "Lets the code of the folders that are opened run, as if you had trusted them"),
                new Option("spec", "", "Prints what is answered beyond the standard, as a page of Markdown"),
                new Option("clientProcessId", "NUMBER", "Some editors add it; the protocol tells us as well")),
                """
                All who connect to one command share its index. Whoever can connect can read what you can read: give
                --host only in a network where you know everybody. With --stdio the exit code is 0 if the editor said
                goodbye, else 1.""");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        if (invocation.json()) {
            return wrong(invocation, "the protocol is JSON already; leave --json away.");
        }
        if (invocation.has("spec")) {
            invocation.write(ProtocolPage.text().getBytes(StandardCharsets.UTF_8));
            return ExitCode.OK;
        }
        Optional<String> port = invocation.option("tcp").or(() -> invocation.option("ws"));
        long ways = List.of("stdio", "tcp", "ws").stream().filter(invocation::has).count();
        if (ways > 1) {
            return wrong(invocation, "choose one of --stdio, --tcp and --ws.");
        }
        boolean trusts = invocation.has("trust");
        return port.isPresent() ? listen(invocation, port.get(), trusts) : serve(invocation, trusts);
    }

    private static ExitCode wrong(Invocation invocation, String why) {
        invocation.message("rust-ai-ide lsp: " + why);
        return ExitCode.USAGE;
    }

    private ExitCode serve(Invocation invocation, boolean trusts) {
        Goodbye end = server.serve(new FileInputStream(FileDescriptor.in), new AnswerStream(invocation),
                new Terms(trusts, true));
        return end == Goodbye.ORDERLY ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private ExitCode listen(Invocation invocation, String port, boolean trusts)
            throws FailureException, InterruptedException {
        @Nullable InetSocketAddress address = address(invocation.option("host"), port);
        if (address == null) {
            return wrong(invocation, "there is no such port or address.");
        }
        if (!address.getAddress().isLoopbackAddress()) {
            invocation.message("Everybody who reaches " + address.getAddress().getHostAddress()
                    + " can read your files through this server.");
        }
        Protocol protocol = invocation.has("ws") ? Protocol.WEB_SOCKET : Protocol.HEADERS;
        try (Listener listener = server.listen(address, protocol, new Terms(trusts, false))) {
            invocation.message("Serving at " + listener.address().getAddress().getHostAddress() + " port "
                    + listener.address().getPort() + "; Ctrl+C ends it.");
            new CountDownLatch(1).await(); // until the thread is interrupted
        }
        return ExitCode.OK;
    }

    private static @Nullable InetSocketAddress address(Optional<String> host, String port) {
        try {
            int number = Integer.parseInt(port);
            InetAddress at = host.isPresent() ? InetAddress.getByName(host.get()) : InetAddress.getLoopbackAddress();
            return number < 0 || number > LAST_PORT ? null : new InetSocketAddress(at, number);
        } catch (NumberFormatException | IOException wrong) {
            return null;
        }
    }
}
